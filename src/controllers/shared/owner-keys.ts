import type { Selector } from '../../api/labels.ts'
import { matches } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { controllerOf } from '../contract.ts'
import { keyOf } from './keys.ts'

/** How a controller recognises what it manages. */
export interface Ownership {
  /** Resource key and kind of the owners. */
  resource: string
  kind: string
  /** What an orphan's labels must satisfy to be adopted by this owner. */
  selector(owner: KubeObject): Selector
}

/**
 * Keys of the owners that a change of a managed object touches: the old and the new managing owner,
 * or, for an orphan, every owner that might adopt it.
 */
export function ownerKeys(change: Change, { resource, kind, selector }: Ownership, api: ControllerApi): string[] {
  const namespace = change.object.metadata.namespace
  const keys = new Set<string>()
  const now = controllerOf(change.object), before = change.old && controllerOf(change.old)
  for (const reference of [now, before]) if (reference?.kind === kind) keys.add(`${namespace}/${reference.name}`)
  if (!now && change.type !== 'DELETED') {
    for (const owner of api.list(resource, namespace)) if (matches(selector(owner), change.object.metadata.labels)) keys.add(keyOf(owner))
  }
  return [...keys]
}
