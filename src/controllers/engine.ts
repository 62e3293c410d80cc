import type { KubeObject } from '../api/object.ts'
import { ApiError } from '../api/status.ts'
import type { Session } from '../apiserver/session.ts'
import type { DueItem } from '../store/contract.ts'
import { controllerApi } from './api.ts'
import { controllers } from './catalog.ts'
import type { Change, Controller, ControllerApi, ControllerRow } from './contract.ts'
import { controllerOf } from './contract.ts'

/** A controller that never comes to rest is a bug; this many reconciles of one key at one instant prove it. */
const RESTLESS = 1000
/** So many due items are carried out each at its own time; what is due beyond them is done at the end of the time that passed. */
const CATCH_UP = 1000
/** Where failures of a key are counted, and the longest wait between tries (ms), as client-go's rate limiter has it. */
const BACKOFF = 'backoff'
const LONGEST_BACKOFF = 1_000_000

/** Loaded controllers outlive transactions. */
const loaded = new Map<string, Promise<Controller>>()
const byResource = new Map<string, ControllerRow[]>()

/** Who watches a resource, in the catalog's order; `*` watches everything. */
function rowsFor(resource: string): ControllerRow[] {
  let rows = byResource.get(resource)
  if (!rows) byResource.set(resource, (rows = controllers.filter((row) => row.watches.includes(resource) || row.hears?.includes(resource) || row.watches.includes('*'))))
  return rows
}

/** Whether the object's managing owner is of the resource's kind, be it there or not. */
const ownedBy = (object: KubeObject, resource: string): boolean => {
  const kind = controllerOf(object)?.kind
  return kind !== undefined && resource.startsWith(`${kind.toLowerCase()}s`)
}

interface Running { row: ControllerRow; controller: Controller; api: ControllerApi }

/**
 * Runs controllers inside one session: `advance` brings the virtual time forward from due item to due item,
 * `settle` reconciles until nothing is left to do at this instant. Keys wait in one queue, first come first served.
 */
export class Engine {
  private readonly queue = new Map<string, { running: Running; key: string }>()
  private readonly rounds = new Map<string, number>()
  private readonly running = new Map<string, Running>()

  constructor(private readonly session: Session) {}

  /** When the next due item comes (virtual ms); undefined when none is waiting. */
  get nextDue(): number | undefined { return this.session.tx.meta.due[0]?.at }

  /** Carries out everything due up to and including `until`, in order, each at its own time. */
  async advance(until: number): Promise<void> {
    await this.settle()
    let carriedOut = 0
    for (let next = this.nextDue; next !== undefined && next <= until; next = this.nextDue) {
      // After a long absence the rest is done late, at once, as by a control plane that was down.
      const now = carriedOut < CATCH_UP ? next : until
      this.session.now = Math.max(this.session.now, now)
      const items = this.takeDue(now)
      carriedOut += items.length
      for (const item of items) await this.enqueue(item.controller, item.key)
      this.rounds.clear()
      await this.settle()
    }
    this.session.now = Math.max(this.session.now, until)
  }

  /** Delivers changes and reconciles until all is quiet. */
  async settle(): Promise<void> {
    const { pending } = this.session
    for (;;) {
      if (pending.length) {
        const changes = pending.splice(0)
        for (const change of changes) await this.deliver(change)
      }
      const first = this.queue.entries().next()
      if (first.done) break
      const [id, { running, key }] = first.value
      this.queue.delete(id)
      const rounds = (this.rounds.get(id) ?? 0) + 1
      this.rounds.set(id, rounds)
      if (rounds > RESTLESS) throw new Error(`controller ${running.row.name} does not come to rest on ${key}`)
      for (const resource of running.controller.needs?.(key, running.api) ?? []) await this.session.kinds.load(this.session.storedRow(resource))
      this.reconcile(running, key, id)
    }
    this.rounds.clear()
  }

  /** A refusal of the API is no crash: the key comes back later, each time a little later. */
  private reconcile({ row, controller, api }: Running, key: string, id: string): void {
    const { tx, now } = this.session
    try {
      controller.reconcile(key, api)
      if (tx.recall(BACKOFF, id) !== undefined) tx.remember(BACKOFF, id, undefined)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const failures = ((tx.recall(BACKOFF, id) as number | undefined) ?? 0) + 1
      tx.remember(BACKOFF, id, failures)
      this.schedule({ at: now + Math.min(1000 * 2 ** failures, LONGEST_BACKOFF), controller: row.name, key })
    }
  }

  private async deliver(change: Change): Promise<void> {
    for (const row of rowsFor(change.resource)) {
      if (row.wakes && !row.wakes(change)) continue
      if (row.serves && change.resource !== row.serves && !this.isServed(row, row.serves, change)) continue
      const running = this.running.get(row.name) ?? (await this.start(row))
      for (const key of running.controller.keys(change, running.api)) this.push(running, key)
    }
  }

  /** Whether the change can concern any object that the controller serves: one in its namespace, or the owner it names. */
  private isServed(row: ControllerRow, resource: string, { object }: Change): boolean {
    const { tx } = this.session
    if (!tx.namespacesOf(resource).length) return ownedBy(object, resource)
    const { namespace } = object.metadata
    if (namespace === undefined) return true
    const served = tx.list(resource, namespace)
    return (row.minds ? served.some(row.minds) : served.length > 0) || ownedBy(object, resource)
  }

  private async enqueue(name: string, key: string): Promise<void> {
    const row = controllers.find((candidate) => candidate.name === name)
    if (row) this.push(this.running.get(name) ?? (await this.start(row)), key)
  }

  private push(running: Running, key: string): void {
    const id = `${running.row.name}\n${key}`
    if (!this.queue.has(id)) this.queue.set(id, { running, key })
  }

  private async start(row: ControllerRow): Promise<Running> {
    const { session } = this
    for (const resource of [...row.watches, ...row.uses]) if (resource !== '*') await session.kinds.load(session.storedRow(resource))
    let controller = loaded.get(row.name)
    if (!controller) loaded.set(row.name, (controller = row.load()))
    const running: Running = { row, controller: await controller, api: controllerApi(session, row.name, (key, time) => this.schedule({ at: Math.ceil(time), controller: row.name, key })) }
    this.running.set(row.name, running)
    return running
  }

  /** Adds a due item, in order of time; an earlier one of the same key stays. */
  private schedule(item: DueItem): void {
    const { due } = this.session.tx.meta
    const same = due.findIndex((other) => other.controller === item.controller && other.key === item.key)
    if (same >= 0) {
      if (due[same].at <= item.at && due[same].at > this.session.now) return
      due.splice(same, 1)
    }
    let low = 0, high = due.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (due[middle].at <= item.at) low = middle + 1
      else high = middle
    }
    due.splice(low, 0, item)
  }

  private takeDue(time: number): DueItem[] {
    const { due } = this.session.tx.meta
    let count = 0
    while (count < due.length && due[count].at <= time) count++
    return due.splice(0, count)
  }
}
