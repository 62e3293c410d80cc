import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { pathFields } from '../../client/kubeconfig/fields.ts'
import { kubeConfigFiles, loadFile, loadKubeConfig } from '../../client/kubeconfig/load.ts'
import { ownKubeConfig } from '../../client/kubeconfig/location.ts'
import type { KubeConfig, Part } from '../../client/kubeconfig/model.ts'
import { emptyConfig, toFile } from '../../client/kubeconfig/model.ts'
import { absolute, folderOf } from '../../client/kubeconfig/paths.ts'

/** Reads kubeconfig files and writes single changes back to the file that each belongs to (client-go: clientcmd.ModifyConfig). */
export class KubeConfigEditor {
  private readonly env
  private readonly files

  constructor(ctx: CommandContext) {
    this.env = ctx.env
    this.files = kubeConfigFiles(ctx.env, ctx.globals.kubeconfig, ownKubeConfig(ctx.env))
  }

  /** --kubeconfig; undefined without. */
  get explicit(): string | undefined { return this.files.explicit }

  /** All files merged; a missing one counts as empty, paths stay as they are written. */
  start(): Promise<KubeConfig> { return loadKubeConfig(this.env, this.files, { asWritten: true }) }

  /** The file that new things go to: --kubeconfig, else the first that exists, else the first. */
  defaultFile(): string {
    return this.files.explicit ?? this.files.paths.find((path) => this.env.files.stat(path)) ?? this.files.paths[0] ?? this.files.own
  }

  private async change(path: string, edit: (config: KubeConfig) => void): Promise<void> {
    const config = (await loadFile(this.env, path, this.files.own)) ?? emptyConfig()
    edit(config)
    const { toYaml } = await import('../../print/yaml/yaml.ts')
    this.env.files.makeFolder(folderOf(absolute(this.env.cwd, path)))
    this.env.files.writeText(path, toYaml(toFile(config)), 0o600)
  }

  /** Files below the kubeconfig's own folder are named from there. */
  private relative(path: string, part: Part, fields: Fields): Fields {
    const folder = `${folderOf(absolute(this.env.cwd, path))}/`
    const out = { ...fields }
    for (const key of pathFields(part)) if (typeof out[key] === 'string' && out[key].startsWith(folder)) out[key] = out[key].slice(folder.length)
    return out
  }

  /** Writes a stanza to the file it came from, new ones to the default file. */
  async put(config: KubeConfig, part: Part, name: string, fields: Fields): Promise<void> {
    const path = config[part].get(name)?.origin ?? this.defaultFile()
    await this.change(path, (file) => file[part].set(name, { fields: this.relative(path, part, fields), origin: path }))
  }

  /** Takes a stanza out of the file it came from. */
  async remove(config: KubeConfig, part: Part, name: string): Promise<void> {
    await this.change(config[part].get(name)?.origin ?? this.defaultFile(), (file) => file[part].delete(name))
  }

  /** Sets current-context in the default file; '' unsets it where it is set first. */
  async setCurrentContext(name: string): Promise<void> {
    let path = this.defaultFile()
    if (name === '' && !this.files.explicit) {
      for (const candidate of this.files.paths) {
        if ((await loadFile(this.env, candidate, this.files.own))?.currentContext) { path = candidate; break }
      }
    }
    await this.change(path, (file) => { file.currentContext = name })
  }
}
