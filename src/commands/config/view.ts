import type { CommandContext } from '../../cli/command.ts'
import { CommandError, UsageError, bool, defineCommand, string } from '../../cli/command.ts'
import { loadFile } from '../../client/kubeconfig/load.ts'
import { ownKubeConfig } from '../../client/kubeconfig/location.ts'
import type { KubeConfig, Stanza } from '../../client/kubeconfig/model.ts'
import { toFile } from '../../client/kubeconfig/model.ts'
import { absolute, folderOf } from '../../client/kubeconfig/paths.ts'
import { KubeConfigEditor } from './editor.ts'
import { embedded } from './embed.ts'

/** Only what the current context uses. @throws CommandError */
function minify(config: KubeConfig): KubeConfig {
  const { currentContext } = config
  if (!currentContext) throw new CommandError('current-context must exist in order to minify')
  const context = config.contexts.get(currentContext)
  if (!context) throw new CommandError(`cannot locate context ${currentContext}`)
  const only = (map: Map<string, Stanza>, name: string | undefined, what: string) => {
    if (!name) return new Map<string, Stanza>()
    const stanza = map.get(name)
    if (!stanza) throw new CommandError(`cannot locate ${what} ${name}`)
    return new Map([[name, stanza]])
  }
  return {
    ...config,
    contexts: new Map([[currentContext, context]]),
    clusters: only(config.clusters, context.fields.cluster, 'cluster'),
    users: only(config.users, context.fields.user, 'user'),
  }
}

const mapped = (map: Map<string, Stanza>, change: (stanza: Stanza) => Stanza) => new Map([...map].map(([name, stanza]) => [name, change(stanza)]))

/** Secrets and certificates as they may be shown. */
function redacted(config: KubeConfig): KubeConfig {
  const hide = (stanza: Stanza): Stanza => {
    const fields = { ...stanza.fields }
    for (const key of ['token', 'password']) if (fields[key]) fields[key] = 'REDACTED'
    for (const key of ['client-key-data', 'client-certificate-data', 'certificate-authority-data']) if (fields[key]) fields[key] = 'DATA+OMITTED'
    return { ...stanza, fields }
  }
  return { ...config, clusters: mapped(config.clusters, hide), users: mapped(config.users, hide) }
}

/** Files named in the kubeconfig as their contents. */
function flattened(ctx: CommandContext, config: KubeConfig): KubeConfig {
  const inline = (keys: readonly string[]) => (stanza: Stanza): Stanza => {
    const fields = { ...stanza.fields }
    for (const key of keys) {
      if (!fields[key]) continue
      if (fields[`${key}-data`]) throw new CommandError('cannot have values for both path and contents')
      const path = absolute(folderOf(absolute(ctx.env.cwd, stanza.origin ?? '')), fields[key])
      if (!ctx.env.files.stat(path)) throw new CommandError(`open ${path}: no such file or directory`)
      fields[`${key}-data`] = embedded(ctx.env, path)
      delete fields[key]
    }
    return { ...stanza, fields }
  }
  return { ...config, clusters: mapped(config.clusters, inline(['certificate-authority'])), users: mapped(config.users, inline(['client-certificate', 'client-key'])) }
}

async function load(ctx: CommandContext, merge: boolean): Promise<KubeConfig> {
  const editor = new KubeConfigEditor(ctx)
  if (merge) return editor.start()
  if (!editor.explicit) throw new CommandError('if merge==false a precise file must be specified')
  const file = await loadFile(ctx.env, editor.explicit, ownKubeConfig(ctx.env))
  if (!file) throw new CommandError(`open ${editor.explicit}: no such file or directory`)
  return file
}

/** `kubectl config view` */
export const view = defineCommand({
  use: 'view',
  short: 'Show the kubeconfig',
  long: 'Shows the kubeconfig, merged from its files or of one file.\n\n With --output jsonpath={...} it shows single values.',
  examples: '# The kubeconfig, secrets left out\nkubectl config view\n\n# With secrets\nkubectl config view --raw\n\n# Only what the current context uses\nkubectl config view --minify',
  flags: {
    'allow-missing-template-keys': bool(true, 'Take fields that a template names and the object lacks for empty.'),
    flatten: bool(false, 'Put the contents of files in the place of their names.'),
    merge: bool(true, 'Merge all files.'),
    minify: bool(false, 'Only what the current context uses.'),
    output: string('yaml', 'Output format. One of: (json, yaml, kyaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).', { shorthand: 'o' }),
    raw: bool(false, 'Show secrets and certificates too.'),
    'show-managed-fields': bool(false, 'Keep managedFields when printing JSON or YAML.'),
    template: string('', 'The template, or its file, for -o=go-template and -o=go-template-file.'),
  },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length) throw new UsageError(`unexpected arguments: [${args.join(' ')}]`)
    const { context } = ctx.globals
    let config = await load(ctx, flags.merge)
    if (flags.minify) config = minify({ ...config, currentContext: context || config.currentContext })
    if (flags.flatten) config = flattened(ctx, config)
    else if (!flags.raw) config = redacted(config)
    const { printerFor, printerOptions } = await import('../../print/printer.ts')
    const printer = await printerFor(flags.output, printerOptions(flags, { typed: true, outputGiven: ctx.changed('output'), files: ctx.env.files }))
    ctx.out(printer.print(toFile(config)))
  },
})
