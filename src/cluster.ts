import type { ApiRequest, ApiResponse, UserInfo, WatchEvent } from './api/request.ts'
import { ApiError } from './api/status.ts'
import { customRows } from './apiserver/custom/rows.ts'
import { staleRows } from './apiserver/custom/stale.ts'
import { handle } from './apiserver/handle.ts'
import { KindLoader } from './apiserver/kinds.ts'
import { Session } from './apiserver/session.ts'
import { createClock } from './clock.ts'
import type { Clock } from './clock.ts'
import type { Env } from './env.ts'
import type { DiscoveredResource } from './client/contract.ts'
import type { ClockState, Store } from './store/contract.ts'
import type { Schema } from './api/schema/contract.ts'

/** How often somebody who waits looks whether another process has changed the cluster (wall ms). */
const POLL = 50

/** Between two pieces of a log that is followed on a clock that jumps (wall ms). */
const BREATH = 10

const READS = new Set(['get', 'list', 'watch'])

/** A running cluster: the store, the API server and the controllers behind one `handle`. */
export class Cluster {
  private clock: Clock | undefined
  private lastNow = 0
  private nextDue: number | undefined
  private schema: Schema | undefined
  private readonly kinds: KindLoader
  private ticked = false
  /** Wall time as this command sees it: it stands still inside a command, so that its requests share one moment, and goes on when the command waits. */
  private wall: number | undefined

  constructor(private readonly store: Store, private readonly env: Pick<Env, 'vars' | 'wallNow' | 'sleep'>) {
    this.kinds = new KindLoader(customRows)
  }

  /** Where the cluster lives. */
  get location(): string { return this.store.location }

  /** Marks the start of a command: with FAUXCTL_NOW the clock ticks once for it. */
  beginCommand(): void {
    this.ticked = false
    this.wall = undefined
  }

  /** Cluster time, ms. Exact after the first request of a command. */
  now(): number {
    return this.clock && this.clockState && this.clockState.fixed === undefined ? this.clock.now(this.clockState) : this.lastNow
  }
  private clockState: ClockState | undefined

  /** Answers one request. @throws ApiError */
  async handle(request: ApiRequest): Promise<ApiResponse> {
    const outcome = await this.session(async (session, settle) => {
      const { state } = session.tx.meta.random
      const drawn = [...state]
      try {
        const answer = await this.answer(session, request, settle)
        if (request.query?.dryRun) state.splice(0, state.length, ...drawn)
        return answer
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        // A refusal is an answer: the time that passed before it is kept, what was drawn for it is not.
        state.splice(0, state.length, ...drawn)
        return error
      }
    })
    if (outcome instanceof ApiError) throw outcome
    return outcome
  }

  private async answer(session: Session, request: ApiRequest, settle: () => Promise<void>): Promise<ApiResponse> {
    await this.admit(session, request)
    const row = session.row(request)
    await this.kinds.load(row)
    const storage = this.kinds.storage(session.tx, row)
    if (storage !== row) await this.kinds.load(storage)
    if (!READS.has(request.verb)) await this.loadSchema()
    await this.admit(session, request)
    if (row.group === '' && row.resource === 'pods' && request.subresource) {
      const body = (await import('./controllers/podstreams.ts')).servePodStream(session, request)
      if (body !== undefined) return { code: 200, body, warnings: [] }
    }
    const response = await handle(session, request)
    if (session.pending.length) await settle()
    return response
  }

  /** @throws ApiError 403 when the user may not make the request */
  private async admit(session: Session, request: ApiRequest): Promise<void> {
    const { user } = request
    if (user && !user.groups.includes('system:masters')) (await import('./apiserver/authorize.ts')).authorize(session, user, request)
  }

  /** Whether a request is about something that is there: a resource, at least a group of resources, or nothing at all. */
  serves({ group, version, resource, subresource }: ApiRequest): Promise<'resource' | 'group' | undefined> {
    return this.store.transact((tx) => {
      const row = this.kinds.find(tx, { group, version, resource })
      if (row && (!subresource || row.subresources?.includes(subresource))) return 'resource'
      return this.kinds.rows(tx).some((other) => other.group === group) ? 'group' : undefined
    })
  }

  /** @throws ApiError 403 when a user may not ask for a path outside of resources */
  async authorizePath(user: UserInfo, verb: string, path: string): Promise<void> {
    if (user.groups.includes('system:masters')) return
    const { authorizePath } = await import('./apiserver/authorize.ts')
    await this.session((session) => { authorizePath(session, user, verb, path) })
  }

  /** Everything that is served now; with `cached`, also what kubectl's cache of the discovery would still have. */
  async discover({ cached = false } = {}): Promise<readonly DiscoveredResource[]> {
    return this.store.transact((tx) => {
      const rows = this.kinds.rows(tx)
      if (!cached) return rows
      this.clock ??= createClock(this.env.vars, () => this.env.wallNow(), tx.meta.clock)
      const stale = staleRows(tx, this.clock.now(tx.meta.clock), rows)
      return stale.length ? [...rows, ...stale] : rows
    })
  }

  /** Names of API groups in the order of `/apis`; those of custom resources are not among them. */
  groupOrder(): readonly string[] { return this.kinds.groupOrder() }

  /** Runs `work` on the cluster's state in one transaction, after everything due was carried out. */
  async session<T>(work: (session: Session, settle: () => Promise<void>) => Promise<T> | T, move?: (clock: Clock, state: ClockState) => void): Promise<T> {
    return this.store.transact(async (tx) => {
      const { clock } = tx.meta
      this.clock ??= createClock(this.env.vars, () => (this.wall ??= this.env.wallNow()), clock)
      if (!this.ticked) this.clock.tick(clock)
      this.ticked = true
      move?.(this.clock, clock)
      const now = this.clock.now(clock)
      const session = new Session(tx, now, this.kinds, () => this.schema!)
      const { due } = tx.meta
      const engine = async () => {
        await this.loadSchema()
        const { Engine } = await import('./controllers/engine.ts')
        return new Engine(session)
      }
      if (due.length && due[0].at <= now) {
        session.now = due[0].at
        await (await engine()).advance(now)
      }
      const result = await work(session, async () => (await engine()).settle())
      session.close()
      this.lastNow = session.now
      this.clockState = clock
      this.nextDue = tx.meta.due[0]?.at
      return result
    })
  }

  /**
   * Changes of a resource from `query.resourceVersion` on (without one: first everything there is), as they happen.
   * Ends at the deadline (cluster ms) or when the signal aborts.
   */
  async *watch(request: ApiRequest, options: { signal?: AbortSignal; deadline?: number }): AsyncGenerator<WatchEvent> {
    const { openWatch } = await import('./apiserver/watch.ts')
    let position: number | undefined
    let jumpTo: number | undefined
    while (!options.signal?.aborted) {
      const round = await this.session(async (session) => {
        const row = session.row(request)
        await this.kinds.load(row)
        await this.admit(session, request)
        const storage = this.kinds.storage(session.tx, row)
        if (storage !== row) await this.kinds.load(storage)
        return openWatch(session, row, storage, request, position)
      }, jumpTo === undefined ? undefined : jump(jumpTo))
      position = round.position
      for (const event of round.events) yield event
      if (round.ended) return
      if (options.deadline !== undefined && this.now() >= options.deadline) return
      jumpTo = await this.pause(options.deadline, options.signal)
    }
  }

  /**
   * The log of a container as it is written (`follow` in the query), until the container's end, the deadline (cluster ms) or the signal.
   * @throws ApiError
   */
  async *log(request: ApiRequest, options: { signal?: AbortSignal; deadline?: number }): AsyncGenerator<string> {
    const { servePodLog } = await import('./controllers/podstreams.ts')
    let cursor: Parameters<typeof servePodLog>[2]
    let jumpTo: number | undefined
    while (!options.signal?.aborted) {
      const { text, next } = await this.session(async (session) => {
        const row = session.row(request)
        await this.kinds.load(row)
        if (request.user && !request.user.groups.includes('system:masters')) (await import('./apiserver/authorize.ts')).authorize(session, request.user, request)
        return servePodLog(session, request, cursor)
      }, jumpTo === undefined ? undefined : jump(jumpTo))
      if (text) yield text
      if (!next || (options.deadline !== undefined && this.now() >= options.deadline)) return
      cursor = next.cursor
      jumpTo = await this.pause(Math.min(next.at ?? Infinity, options.deadline ?? Infinity), options.signal)
      // Where nobody sleeps, a program that never ends would write without a breath.
      if (jumpTo !== undefined) await this.env.sleep(BREATH, options.signal)
    }
  }

  /**
   * Waits until something may have happened: the next due item, the deadline, or a change by another process.
   * Gives the time to jump to when the clock jumps.
   */
  async pause(deadline: number | undefined, signal?: AbortSignal): Promise<number | undefined> {
    const mode = this.clock?.mode ?? 'real'
    const next = Math.min(this.nextDue ?? Infinity, deadline ?? Infinity)
    if (mode === 'instant' && next < Infinity) return next
    const wall = mode === 'real' && next < Infinity ? Math.max(0, next - this.now()) : Infinity
    await this.env.sleep(Math.min(wall, POLL), signal)
    this.wall = undefined
    return undefined
  }

  /** Lets cluster time pass: sleeps, jumps, or (manual) waits until somebody moves the clock. */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.now() + ms
    while (this.now() < until && !signal?.aborted) {
      const next = await this.pause(until, signal)
      await this.session(() => undefined, next === undefined ? undefined : jump(next))
    }
  }

  /** Moves the time forward by so many ms, whatever the clock's mode; everything due on the way is carried out. */
  async moveTime(ms: number): Promise<void> {
    await this.session(() => undefined, (clock, state) => clock.shift(state, ms))
  }

  private async loadSchema(): Promise<void> {
    if (this.schema) return
    const { loadSchema } = await import('./api/schema/load.ts')
    this.schema = await loadSchema()
  }
}

const jump = (time: number) => (clock: Clock, state: ClockState) => clock.jump(state, time)

/** Opens the cluster that the environment names (FAUXCTL_CLUSTER, FAUXCTL_HOME); its first use makes it. @throws StateError, SettingError */
export async function openCluster(env: Env): Promise<Cluster> {
  if (env.cluster) {
    env.cluster.beginCommand()
    return env.cluster
  }
  const { clusterPlace, clusterStore } = await import('./store/clusters.ts')
  return new Cluster(clusterStore(env, clusterPlace(env)), env)
}
