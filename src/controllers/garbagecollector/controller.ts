import { same } from '../../api/object.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { collect, deleteDependents, orphanDependents } from './collect.ts'
import type { Item } from './graph.ts'
import { dependentsOf, FOREGROUND, hasFinalizer, isDying, isOutside, ORPHAN, ownerOf, waitsForDependents } from './graph.ts'

/** Uids of owners that have gone and whose dependents are still to be looked at, by namespace. */
const GONE = 'gc-gone'

/**
 * Deletes what its owners have left behind, and serves foreground and orphaning deletion. Kubernetes: pkg/controller/garbagecollector.
 * Keys: `gone/NAMESPACE` (dependents of vanished owners, many at once), `item/RESOURCE/NAMESPACE/NAME` (one object).
 */
export const controller = defineController({
  keys(change, api) {
    if (isOutside(change.resource)) return []
    const keys = new Set<string>()
    if (change.type === 'DELETED') {
      const namespace = change.object.metadata.namespace ?? ''
      api.remember(GONE, namespace, [...(api.recall<string[]>(GONE, namespace) ?? []), change.object.metadata.uid!])
      keys.add(`gone/${namespace}`)
      for (const owner of waitingOwners(change, api)) keys.add(keyOf(owner))
    } else if (ownersChanged(change) || isServed({ resource: change.resource, object: change.object })) keys.add(keyOf(change))
    return [...keys]
  },
  needs(key, api) {
    const gone = goneIn(key)
    if (gone !== undefined) return resources(dependentsOf(new Set(api.recall<string[]>(GONE, gone)), gone, api))
    const item = itemOf(key, api)
    if (!item || (!isServed(item) && !isForsaken(item, api))) return []
    return resources([item, ...dependentsOf(new Set([item.object.metadata.uid!]), item.object.metadata.namespace ?? '', api)])
  },
  reconcile(key, api) {
    const gone = goneIn(key)
    if (gone !== undefined) return sweep(gone, api)
    const item = itemOf(key, api)
    if (!item) return
    if (!isServed(item)) collect(api, item)
    else if (hasFinalizer(item.object, FOREGROUND)) deleteDependents(api, item)
    else orphanDependents(api, item)
  },
})

function sweep(namespace: string, api: ControllerApi): void {
  const uids = new Set(api.recall<string[]>(GONE, namespace))
  api.remember(GONE, namespace, undefined)
  if (uids.size) for (const dependent of dependentsOf(uids, namespace, api)) collect(api, dependent)
}

/** On its way out with a finalizer that is ours to serve. */
const isServed = ({ object }: Item): boolean => isDying(object) && (hasFinalizer(object, FOREGROUND) || hasFinalizer(object, ORPHAN))

/** Lacks one of its owners, or will. Told apart first, for it is rare and what follows is dear. */
const isForsaken = ({ object }: Item, api: ControllerApi): boolean => (object.metadata.ownerReferences ?? []).some((reference) => {
  const owner = ownerOf(reference, object.metadata.namespace, api)
  return !owner || waitsForDependents(owner.object)
})

const ownersChanged = ({ object, old }: Change): boolean =>
  object.metadata.ownerReferences !== undefined && !same(object.metadata.ownerReferences, old?.metadata.ownerReferences)

/** Owners that may have waited for just this object. */
function waitingOwners({ object }: Change, api: ControllerApi): Item[] {
  return (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const owner = reference.blockOwnerDeletion ? ownerOf(reference, object.metadata.namespace, api) : undefined
    return owner && isServed(owner) ? [owner] : []
  })
}

const keyOf = ({ resource, object }: Item): string => `item/${resource}/${object.metadata.namespace ?? ''}/${object.metadata.name}`
const goneIn = (key: string): string | undefined => (key.startsWith('gone/') ? key.slice('gone/'.length) : undefined)

function itemOf(key: string, api: ControllerApi): Item | undefined {
  const [, resource, namespace, name] = key.split('/')
  const object = api.get(resource, namespace || undefined, name)
  return object && { resource, object }
}

const resources = (items: readonly Item[]): string[] => [...new Set(items.map(({ resource }) => resource))]
