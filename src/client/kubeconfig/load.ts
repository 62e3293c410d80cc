import type { Env } from '../../env.ts'
import type { Fields } from '../../api/object.ts'
import { stateHome } from '../../place.ts'
import { defaultConfig } from './defaults.ts'
import { CommandError } from '../../cli/command.ts'
import { pathFields } from './fields.ts'
import type { KubeConfig, Part, Stanza } from './model.ts'
import { emptyConfig, fromFile, parts } from './model.ts'
import { absolute, folderOf, isAbsolute, joinPath } from './paths.ts'
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
  // fauxctl's own variables name the kubeconfig of the cluster they were made for; with another FAUXCTL_CLUSTER its own counts.
  const ours = (path: string) => path.startsWith(`${stateHome(env)}/`) && path.endsWith('/kubeconfig')
  return { paths: variable ? listed.filter((path) => path !== '').map((path) => (ours(path) ? own : path)) : [own], own }
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
  if (value === null) return {}
  const type = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
  if (type !== 'object') throw failed(`couldn't get version/kind; json parse error: json: cannot unmarshal ${type} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`)
  const { apiVersion = 'v1', kind = 'Config' } = value as Fields
  if (apiVersion.split('/').length > 2) throw failed(`unexpected GroupVersion string: ${apiVersion}`)
  if (apiVersion !== 'v1' || kind !== 'Config') throw failed(`no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`)
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

/** A stanza whose files are named from its kubeconfig's folder on. */
function withAbsolutePaths(env: Env, part: Part, stanza: Stanza): Stanza {
  const relative = pathFields(part).filter((key) => stanza.fields[key] && !isAbsolute(stanza.fields[key]))
  if (relative.length === 0) return stanza
  const fields = { ...stanza.fields }
  for (const key of relative) fields[key] = joinPath(absolute(env.cwd, folderOf(stanza.origin ?? '')), fields[key])
  return { ...stanza, fields }
}

/**
 * The files merged: the first that names a cluster, user, context or current-context decides (client-go: ClientConfigLoadingRules.Load).
 * @throws CommandError when --kubeconfig names no file, unless `asWritten`: then a missing file is empty, and paths stay relative
 */
export async function loadKubeConfig(env: Env, files: KubeConfigFiles, { asWritten = false } = {}): Promise<KubeConfig> {
  const { explicit } = files
  if (explicit && explicit !== files.own && !asWritten && !env.files.stat(explicit)) throw new CommandError(`stat ${explicit}: no such file or directory`)
  const merged = emptyConfig()
  for (const path of files.paths) {
    const config = await loadFile(env, path, files.own)
    if (!config) continue
    for (const part of parts) {
      for (const [name, stanza] of config[part]) if (!merged[part].has(name)) merged[part].set(name, asWritten ? stanza : withAbsolutePaths(env, part, stanza))
    }
    merged.currentContext ||= config.currentContext
    merged.rest = { ...config.rest, ...merged.rest }
  }
  return merged
}
