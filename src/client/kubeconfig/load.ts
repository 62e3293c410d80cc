import type { Env } from '../../env.ts'
import type { Fields } from '../../api/object.ts'
import { defaultConfig } from './defaults.ts'
import { CommandError } from '../../cli/command.ts'
import type { KubeConfig } from './model.ts'
import { emptyConfig, fromFile } from './model.ts'
import { readSimpleYaml } from './simpleyaml.ts'

/** Which kubeconfig files count, first come first served. */
export interface KubeConfigFiles {
  /** --kubeconfig: the one file, which has to exist. */
  explicit?: string
  paths: string[]
  /** fauxctl's own file: when it does not exist, a built-in kubeconfig stands for it. */
  own: string
}

/**
 * The files in force: --kubeconfig, else $KUBECONFIG (only inside `fauxctl shell` and the like, so that the user's own is never
 * touched), else the cluster's own.
 */
export function kubeConfigFiles(env: Env, explicit: string, own: string): KubeConfigFiles {
  if (explicit) return { explicit, paths: [explicit], own }
  const variable = env.vars.FAUXCTL_ACTIVE ? env.vars.KUBECONFIG : undefined
  const listed = variable ? [...new Set(variable.split(env.platform === 'win32' ? ';' : ':'))] : []
  return { paths: variable ? listed.filter((path) => path !== '') : [own], own }
}

/** One file's object. Simple files (such as ours) are read without a YAML library. @throws CommandError */
async function parseFile(path: string, text: string): Promise<Fields> {
  if (text === '') return {}
  const failed = (reason: string) => new CommandError(`error loading config file "${path}": ${reason}`)
  let value: unknown = readSimpleYaml(text)
  if (value === undefined) {
    try {
      const { parse } = await import('yaml')
      value = parse(text, { maxAliasCount: 100 })
    } catch (error) {
      throw failed(`yaml: ${(error as Error).message.split('\n')[0]}`)
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw failed('couldn\'t get version/kind; json parse error: json: cannot unmarshal into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }')
  return value as Fields
}

/** One file as a model; undefined when it does not exist. @throws CommandError when it cannot be read */
export async function loadFile(env: Env, path: string, own: string): Promise<KubeConfig | undefined> {
  let text: string
  try {
    text = env.files.readText(path)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ENOTDIR') return path === own ? defaultConfig(own) : undefined
    const what = code === 'EISDIR' ? `read ${path}: is a directory` : code === 'EACCES' ? `open ${path}: permission denied` : (error as Error).message
    throw new CommandError(`error loading config file "${path}": ${what}`)
  }
  return fromFile(await parseFile(path, text), path)
}

/** The files merged: the first that names a cluster, user, context or current-context decides (client-go: ClientConfigLoadingRules.Load). */
export async function loadKubeConfig(env: Env, files: KubeConfigFiles): Promise<KubeConfig> {
  const { explicit } = files
  if (explicit && explicit !== files.own && !env.files.stat(explicit)) throw new CommandError(`stat ${explicit}: no such file or directory`)
  const merged = emptyConfig()
  for (const path of files.paths) {
    const config = await loadFile(env, path, files.own)
    if (!config) continue
    for (const part of ['clusters', 'users', 'contexts'] as const) {
      for (const [name, stanza] of config[part]) if (!merged[part].has(name)) merged[part].set(name, stanza)
    }
    merged.currentContext ||= config.currentContext
    merged.rest = { ...config.rest, ...merged.rest }
  }
  return merged
}
