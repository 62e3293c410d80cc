import { parseApiVersion, resourceKey } from '../../api/gvk.ts'
import type { KubeObject, OwnerReference } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { resourceOfKind } from '../shared/scale-target.ts'

/** Finalizer of an owner that waits until its blocking dependents are gone. */
export const FOREGROUND = 'foregroundDeletion'
/** Finalizer of an owner whose dependents are to be set free. */
export const ORPHAN = 'orphan'

/** An object, and where it stands. */
export interface Item { resource: string; object: KubeObject }

/** These own nothing and are owned by nobody; there may be very many of them. */
const OUTSIDE = new Set(['events', 'leases.coordination.k8s.io'])

export const isOutside = (resource: string): boolean => OUTSIDE.has(resource)

export const hasFinalizer = ({ metadata }: KubeObject, name: string): boolean => metadata.finalizers?.includes(name) ?? false
export const isDying = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined
/** Waits for its dependents' end. */
export const waitsForDependents = (object: KubeObject): boolean => isDying(object) && hasFinalizer(object, FOREGROUND)

/** Objects that name one of these uids as owner. Dependents of a namespaced owner live in its namespace; `namespace` '' looks everywhere. */
export function dependentsOf(uids: ReadonlySet<string>, namespace: string, api: ControllerApi): Item[] {
  const found: Item[] = []
  for (const resource of api.resources()) {
    if (isOutside(resource)) continue
    for (const object of api.list(resource, namespace || undefined)) {
      if (object.metadata.ownerReferences?.some((reference: OwnerReference) => uids.has(reference.uid))) found.push({ resource, object })
    }
  }
  return found
}

/** The resource key of an owner's kind: from the catalog, else from the cluster's CustomResourceDefinitions. */
export function resourceOf({ apiVersion, kind }: OwnerReference, api: ControllerApi): string | undefined {
  const builtIn = resourceOfKind(apiVersion, kind)
  if (builtIn) return builtIn
  const { group } = parseApiVersion(apiVersion)
  const definition = api.list('customresourcedefinitions.apiextensions.k8s.io').find(({ spec }) => spec.group === group && spec.names.kind === kind)
  return definition && resourceKey({ group, resource: definition.spec.names.plural })
}

/** The owner behind a reference, if it is still the same object. Owners of a namespaced object are beside it or cluster-wide. */
export function ownerOf(reference: OwnerReference, namespace: string | undefined, api: ControllerApi): Item | undefined {
  const resource = resourceOf(reference, api)
  if (resource === undefined) return undefined
  const object: KubeObject | undefined = api.get(resource, namespace, reference.name) ?? api.get(resource, undefined, reference.name)
  return object && object.metadata.uid === reference.uid ? { resource, object } : undefined
}
