import type { Fields } from '../../api/object.ts'

/** A cluster, user or context of a kubeconfig, and the file it came from. */
export interface Stanza { fields: Fields; origin?: string }

/** A kubeconfig, merged or of one file. The first file that names a thing decides it. */
export interface KubeConfig {
  clusters: Map<string, Stanza>
  users: Map<string, Stanza>
  contexts: Map<string, Stanza>
  currentContext: string
  /** Other top-level fields (`extensions`). */
  rest: Fields
}

export const emptyConfig = (): KubeConfig => ({ clusters: new Map(), users: new Map(), contexts: new Map(), currentContext: '', rest: {} })

const lists = [['clusters', 'cluster'], ['users', 'user'], ['contexts', 'context']] as const

/** The object in a kubeconfig file as a model. `origin` is noted in each stanza. */
export function fromFile(file: Fields, origin?: string): KubeConfig {
  const config = emptyConfig()
  for (const [plural, singular] of lists) {
    for (const item of (file[plural] as Fields[] | null | undefined) ?? []) {
      const name = String(item.name ?? '')
      if (!config[plural].has(name)) config[plural].set(name, { fields: { ...item[singular] }, ...(origin !== undefined && { origin }) })
    }
  }
  config.currentContext = file['current-context'] ?? ''
  if (file.extensions) config.rest.extensions = file.extensions
  return config
}

const byName = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1)

/** The model as the object of a file, names sorted. Empty lists are `null`, as client-go writes them. */
export function toFile(config: KubeConfig): Fields {
  const list = (map: Map<string, Stanza>, singular: string) =>
    map.size === 0 ? null : [...map].sort(byName).map(([name, { fields }]) => ({ [singular]: sortedFields(fields), name }))
  return {
    apiVersion: 'v1',
    clusters: list(config.clusters, 'cluster'),
    contexts: list(config.contexts, 'context'),
    'current-context': config.currentContext,
    ...(config.rest.extensions && { extensions: config.rest.extensions }),
    kind: 'Config',
    users: list(config.users, 'user'),
  }
}

/** Without empty texts and lists, keys in order. */
function sortedFields(fields: Fields): Fields {
  const out: Fields = {}
  for (const key of Object.keys(fields).sort()) {
    const value = fields[key]
    if (key === 'server' || key === 'cluster' || key === 'user' || !(value === '' || value === false || value == null)) out[key] = value
  }
  return out
}
