import { managerId, type Manager, type Managers } from './entries.ts'
import { union } from './set.ts'

/** How many entries of updates an object keeps. */
const MAX_UPDATERS = 10

/** Merges the oldest update entries of one version into `ancient-changes` until few enough are left. */
export function capManagers(managers: Managers): Managers {
  const updaters = [...managers.values()].filter((manager) => manager.operation === 'Update')
  if (updaters.length <= MAX_UPDATERS) return managers
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  updaters.sort((a, b) => order(a.time ?? '', b.time ?? '') || order(a.id, b.id))
  const out = new Map(managers)
  const firstOf = new Map<string, Manager>()
  let count = updaters.length
  for (const updater of updaters) {
    if (count <= MAX_UPDATERS) break
    const first = firstOf.get(updater.apiVersion)
    if (!first) {
      firstOf.set(updater.apiVersion, updater)
      continue
    }
    const id = managerId('ancient-changes', 'Update', updater.apiVersion, '')
    const bucket = out.get(id) ?? { ...first, id, manager: 'ancient-changes', subresource: '' }
    if (!out.has(id)) out.delete(first.id)
    out.delete(updater.id)
    out.set(id, { ...bucket, time: updater.time, set: union(updater.set, bucket.set) })
    count--
  }
  return out
}
