import type { Fields } from '../../api/object.ts'
import { inFileOrder } from './fields.ts'

/** A cluster, user or context of a kubeconfig, and the file it came from. */
export interface Stanza { fields: Fields; origin?: string }

/** The three kinds of stanza. */
export type Part = 'clusters' | 'users' | 'contexts'
export const parts: readonly Part[] = ['clusters', 'users', 'contexts']

/** A kubeconfig, merged or of one file. */
export interface KubeConfig extends Record<Part, Map<string, Stanza>> {
  currentContext: string
  /** `extensions` and `preferences`, as they stand. */
  rest: Fields
}

export const emptyConfig = (): KubeConfig => ({ clusters: new Map(), users: new Map(), contexts: new Map(), currentContext: '', rest: {} })

const singular = { clusters: 'cluster', users: 'user', contexts: 'context' } as const

/** The object in a kubeconfig file as a model. `origin` is noted in each stanza. */
export function fromFile(file: Fields, origin: string): KubeConfig {
  const config = emptyConfig()
  for (const part of parts) {
    const items: unknown = file[part]
    for (const item of Array.isArray(items) ? items as Fields[] : []) {
      const name = String(item?.name ?? '')
      if (!config[part].has(name)) config[part].set(name, { fields: { ...item[singular[part]] }, origin })
    }
  }
  config.currentContext = typeof file['current-context'] === 'string' ? file['current-context'] : ''
  for (const key of ['preferences', 'extensions']) if (file[key] && Object.keys(file[key]).length) config.rest[key] = file[key]
  return config
}

/** The model as the object of a file: names sorted, fields in client-go's order, empty lists `null`. */
export function toFile(config: KubeConfig): Fields {
  const list = (part: Part) => {
    const names = [...config[part].keys()].sort()
    return names.length ? names.map((name) => ({ name, [singular[part]]: inFileOrder(part, config[part].get(name)!.fields) })) : null
  }
  const { preferences, extensions } = config.rest
  return {
    kind: 'Config',
    apiVersion: 'v1',
    ...(preferences && { preferences }),
    clusters: list('clusters'),
    users: list('users'),
    contexts: list('contexts'),
    'current-context': config.currentContext,
    ...(extensions && { extensions }),
  }
}
