import type { Fields, KubeObject } from '../api/object.ts'
import { clone, same } from '../api/object.ts'
import { parseResourceKey } from '../api/gvk.ts'
import { alreadyExists, ApiError, conflict, notFound } from '../api/status.ts'
import type { Change, Controller, ControllerApi, EventText } from './contract.ts'
import { controllerOf } from './contract.ts'

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'
const RESTLESS = 8_000

/** An event as it was recorded, without its bookkeeping. */
export interface RecordedEvent extends EventText { kind: string; name: string; component: string }

/**
 * A small cluster in memory for tests of controllers: a store with resourceVersions, generations, finalizers and graceful
 * deletion, and an engine that delivers changes until all is quiet. No admission, defaults or validation.
 */
export class FakeCluster {
  now = Date.UTC(2026, 0, 1)
  readonly events: RecordedEvent[] = []
  /** Says why a creation is refused; for tests of failures. */
  refuse: (resource: string, object: Fields) => ApiError | undefined = () => undefined
  reconciles = 0
  private version = 0
  private chance = 1
  private readonly objects = new Map<string, Map<string, KubeObject>>()
  private readonly pending: Change[] = []
  private readonly queue = new Map<string, { controller: Controller; api: ControllerApi; key: string }>()
  private readonly due = new Map<string, { at: number; controller: Controller; api: ControllerApi; key: string }>()
  private readonly memory = new Map<string, unknown>()
  private readonly running: Array<{ controller: Controller; api: ControllerApi }>
  /** The same API that controllers have. */
  readonly api: ControllerApi

  constructor(...controllers: Controller[]) {
    this.running = controllers.map((controller) => ({ controller, api: this.apiFor(controller) }))
    this.api = this.apiFor(undefined)
  }

  get<T extends KubeObject = any>(resource: string, name: string, namespace = 'default'): T { return this.api.get<T>(resource, namespace, name)! }
  list<T extends KubeObject = any>(resource: string, namespace?: string): readonly T[] { return this.api.list<T>(resource, namespace) }

  /** Creates and lets the controllers settle. */
  create(resource: string, object: Fields): KubeObject {
    const made = this.api.create(resource, object)
    this.settle()
    return made
  }

  /** Changes an object (a copy is given) and settles. */
  change(resource: string, name: string, edit: (object: any) => void, namespace = 'default'): void {
    const copy = clone(this.api.get(resource, namespace, name)!)
    edit(copy)
    this.put(resource, copy)
    this.settle()
  }

  /** Deletes and settles. */
  remove(resource: string, name: string, namespace = 'default', options?: Parameters<ControllerApi['delete']>[3]): void {
    this.api.delete(resource, namespace, name, options)
    this.settle()
  }

  /** Messages of the events about objects of a kind, in order. */
  messages(kind: string): string[] { return this.events.filter((event) => event.kind === kind).map((event) => event.message) }

  settle(): void {
    for (;;) {
      for (const change of this.pending.splice(0)) {
        for (const { controller, api } of this.running) for (const key of controller.keys(change, api)) this.enqueue(controller, api, key)
      }
      const first = this.queue.entries().next()
      if (first.done) return
      const [id, { controller, api, key }] = first.value
      this.queue.delete(id)
      if (++this.reconciles > RESTLESS) throw new Error(`the controllers do not come to rest on ${key}`)
      try {
        controller.reconcile(key, api)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        api.requeueAt(key, this.now + 1000)
      }
    }
  }

  /** Lets time pass, carrying out what is due on the way. */
  advance(ms: number): void {
    const until = this.now + ms
    for (;;) {
      const [next] = [...this.due.entries()].filter(([, item]) => item.at <= until).sort(([, a], [, b]) => a.at - b.at)
      if (!next) break
      this.due.delete(next[0])
      this.now = Math.max(this.now, next[1].at)
      this.enqueue(next[1].controller, next[1].api, next[1].key)
      this.settle()
    }
    this.now = until
  }

  private id(controller: Controller, key: string): string { return `${this.running.findIndex((one) => one.controller === controller)} ${key}` }
  private enqueue(controller: Controller, api: ControllerApi, key: string): void {
    const id = this.id(controller, key)
    if (!this.queue.has(id)) this.queue.set(id, { controller, api, key })
  }

  private table(resource: string): Map<string, KubeObject> {
    let table = this.objects.get(resource)
    if (!table) this.objects.set(resource, (table = new Map()))
    return table
  }

  private place = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`

  private put(resource: string, next: KubeObject): KubeObject {
    const table = this.table(resource), place = this.place(next), old = table.get(place)
    if (old) {
      if (next.metadata.resourceVersion !== old.metadata.resourceVersion) throw conflict(parseResourceKey(resource), next.metadata.name!, 'the object has been modified; please apply your changes to the latest version and try again')
      if (same(old, next)) return old
      if (!same(old.spec, next.spec)) next.metadata.generation = (old.metadata.generation ?? 1) + 1
    }
    next.metadata.resourceVersion = String(++this.version)
    const gone = next.metadata.deletionTimestamp !== undefined && !next.metadata.finalizers?.length && !(resource === 'pods' && next.metadata.deletionGracePeriodSeconds) && !next.spec?.finalizers?.length
    if (gone) table.delete(place)
    else table.set(place, next)
    this.pending.push({ type: gone ? 'DELETED' : old ? 'MODIFIED' : 'ADDED', resource, object: next, ...(old && { old }) })
    return next
  }

  private apiFor(controller: Controller | undefined): ControllerApi {
    // The API's `now` is a getter of another object, so the cluster needs a name.
    const { cluster } = { cluster: this as FakeCluster }
    const all = (resource: string, namespace?: string) => [...cluster.table(resource).values()].filter((one) => namespace === undefined || one.metadata.namespace === namespace).sort((a, b) => (cluster.place(a) < cluster.place(b) ? -1 : 1)) as any[]
    const api: ControllerApi = {
      get now() { return cluster.now },
      get: (resource, namespace, name) => cluster.table(resource).get(`${namespace ?? ''}/${name}`) as any,
      list: all,
      owned: (resource, namespace, uid) => all(resource, namespace).filter((one) => controllerOf(one)?.uid === uid),
      resources: () => [...cluster.objects.keys()].filter((key) => cluster.objects.get(key)!.size > 0).sort(),
      create(resource, object) {
        const refusal = cluster.refuse(resource, object)
        if (refusal) throw refusal
        const made = clone(object) as KubeObject
        made.metadata.name ??= `${made.metadata.generateName}${api.randomName(5)}`
        if (cluster.table(resource).has(cluster.place(made))) throw alreadyExists(parseResourceKey(resource), made.metadata.name)
        made.metadata.uid = `uid-${String(++cluster.version).padStart(6, '0')}`
        made.metadata.creationTimestamp = `${new Date(cluster.now).toISOString().slice(0, 19)}Z`
        made.metadata.generation = 1
        return cluster.put(resource, made) as any
      },
      update: (resource, object) => cluster.put(resource, clone({ ...object, status: api.get(resource, object.metadata.namespace, object.metadata.name!)?.status })) as any,
      updateStatus: (resource, object) => cluster.put(resource, clone(object)) as any,
      bind: (pod) => void cluster.put('pods', clone(pod)),
      delete: (resource, namespace, name, options = {}) => cluster.deleteObject(api, resource, namespace, name, options),
      event: (regarding, text, component) => void cluster.events.push({ ...text, kind: regarding.kind, name: regarding.metadata.name!, component }),
      requeueAt(key, at) {
        const id = cluster.id(controller!, key), known = cluster.due.get(id)
        if (!known || known.at > at || known.at <= cluster.now) cluster.due.set(id, { at, controller: controller!, api, key })
      },
      recall: (slot, key) => cluster.memory.get(`${slot} ${key}`) as any,
      remember: (slot, key, value) => void (value === undefined ? cluster.memory.delete(`${slot} ${key}`) : cluster.memory.set(`${slot} ${key}`, value)),
      random: (below) => (cluster.chance = (cluster.chance * 48271) % 2147483647) % below,
      randomName: (length) => Array.from({ length }, () => ALPHABET[api.random(ALPHABET.length)]).join(''),
    }
    return api
  }

  private deleteObject(api: ControllerApi, resource: string, namespace: string | undefined, name: string, options: { gracePeriodSeconds?: number; uid?: string; propagationPolicy?: string }): void {
    const old = api.get(resource, namespace, name)
    if (!old || (options.uid && options.uid !== old.metadata.uid)) throw notFound(parseResourceKey(resource), name)
    const finalizer = { Foreground: 'foregroundDeletion', Orphan: 'orphan' }[options.propagationPolicy ?? '']
    const finalizers = [...new Set([...(old.metadata.finalizers ?? []), ...(finalizer ? [finalizer] : [])])]
    const grace = resource === 'pods' ? options.gracePeriodSeconds ?? (old.spec.nodeName ? 30 : 0) : 0
    if (old.metadata.deletionTimestamp !== undefined && old.metadata.deletionGracePeriodSeconds === grace && !finalizer) return
    this.put(resource, { ...clone(old), metadata: { ...clone(old.metadata), deletionTimestamp: `${new Date(this.now).toISOString().slice(0, 19)}Z`, deletionGracePeriodSeconds: grace, ...(finalizers.length && { finalizers }) } })
  }
}
