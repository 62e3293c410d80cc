import type { Fields, KubeObject, OwnerReference } from '../api/object.ts'

/** A change in the store, as controllers are told of it. */
export interface Change {
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  /** Resource key: `pods`, `deployments.apps`. */
  resource: string
  object: KubeObject
  old?: KubeObject
}

/** A row of the controllers' catalog; nothing of the controller is loaded until a watched resource changes. */
export interface ControllerRow {
  name: string
  /** Resource keys whose changes wake it; `*` stands for all. */
  watches: readonly string[]
  /** Resource keys whose changes wake it too, but which it does not write, unless a key's `needs` say so: their kinds are not loaded for it. */
  hears?: readonly string[]
  /** Says which of those changes are worth loading the controller for. Default: all. */
  wakes?(change: Change): boolean
  /** The resource it serves: changes of other resources concern it only in namespaces that hold an object of it, or when they name one as owner. */
  serves?: string
  /** Which of the objects it serves have to do with other resources at all. Default: all. */
  minds?(served: KubeObject): boolean
  /** Resource keys it also reads or writes; their kinds are loaded before it runs. */
  uses: readonly string[]
  load(): Promise<Controller>
}

/** A controller is one plain object. It keeps no memory of its own: all it knows is in the cluster. */
export interface Controller {
  /** Which of its keys a change touches. A key is any text, usually `namespace/name`. */
  keys(change: Change, api: ControllerApi): readonly string[]
  /** Resource keys that reconciling this key will write to, beside those of the catalog row: only the cluster's state tells. Their kinds are loaded first. */
  needs?(key: string, api: ControllerApi): readonly string[]
  /** Brings one key nearer to what its spec says. Called again whenever something it watches changes, or its time comes. */
  reconcile(key: string, api: ControllerApi): void
}

export interface EventText {
  type: 'Normal' | 'Warning'
  reason: string
  message: string
  /** `spec.containers{nginx}` */
  fieldPath?: string
  /** The newer events.k8s.io style (the scheduler's): eventTime and action, no source, no count. */
  action?: string
  /** For the newer style: `regarding` another object too. */
  related?: Fields
}

/**
 * The API as controllers see it: synchronous, inside one transaction, at a fixed virtual time.
 * Writes go through the same admission, defaults and validation as anybody's. Failures throw ApiError.
 * Objects that come out are shared: `clone` before you change one.
 */
export interface ControllerApi {
  /** Virtual time, ms since 1970. */
  readonly now: number
  get<T extends KubeObject = any>(resource: string, namespace: string | undefined, name: string): T | undefined
  /** In name order. `namespace` undefined means all. */
  list<T extends KubeObject = any>(resource: string, namespace?: string): readonly T[]
  /** The objects of a resource whose controller ownerReference has this uid, in name order. */
  owned<T extends KubeObject = any>(resource: string, namespace: string, ownerUid: string): readonly T[]
  /** Resource keys that hold at least one object. */
  resources(): readonly string[]
  create<T extends KubeObject = any>(resource: string, object: Fields): T
  /** Whole object; checks resourceVersion where the object carries one. `subresource`: another one than status (a namespace's `finalize`). */
  update<T extends KubeObject = any>(resource: string, object: KubeObject, subresource?: string): T
  updateStatus<T extends KubeObject = any>(resource: string, object: KubeObject): T
  /** Writes a pod's binding: its nodeName and PodScheduled condition together, past the rules for clients. */
  bind(pod: KubeObject): void
  /** Deletes as a client would: finalizers and grace period are honoured. `gracePeriodSeconds: 0` removes a pod at once. */
  delete(resource: string, namespace: string | undefined, name: string, options?: { gracePeriodSeconds?: number; uid?: string; propagationPolicy?: string }): void
  /** Records an event, folding repeats as the event recorder does; never throws (a namespace on its way out takes none). The source component is the controller's `eventSource` or this argument. */
  event(regarding: KubeObject, text: EventText, component: string, host?: string): void
  /** Comes back to `key` at a later virtual time (ms). An earlier due time for the same key wins. */
  requeueAt(key: string, time: number): void
  /** Private memory of a controller in the cluster (not an API object): `slot` names it, `key` the entry. `undefined` deletes. */
  recall<T = any>(slot: string, key: string): T | undefined
  remember(slot: string, key: string, value: unknown): void
  /** A whole number from 0 up to (not including) `below`, from the cluster's own generator. */
  random(below: number): number
  /** Characters of the alphabet of generated names (`bcdfghjklmnpqrstvwxz2456789`). */
  randomName(length: number): string
}

/** The ownerReference that makes `owner` the managing controller. */
export function controllerReference(owner: KubeObject): OwnerReference {
  return { apiVersion: owner.apiVersion, kind: owner.kind, name: owner.metadata.name!, uid: owner.metadata.uid!, controller: true, blockOwnerDeletion: true }
}

/** The managing owner of an object, if it has one. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller)
}

/** Types a controller object without widening it. */
export const defineController = (controller: Controller): Controller => controller
