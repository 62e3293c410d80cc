import { closeSync, fstatSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Env } from '../env.ts'
import { StateError } from './contract.ts'

/** What a store needs of the world beside files. */
export type StoreHost = Pick<Env, 'pid' | 'sleep' | 'wallNow' | 'isAlive'>

interface Holder { pid: number; host: string; since: number }

/** Give up on a lock after this long (ms): whoever holds it is stuck. */
const patience = 60_000
/** A lock that names nobody is one whose maker was killed before it could write; it is cleared away at this age (ms). */
const namelessAge = 1_000

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

/**
 * A lock file: made with O_EXCL, holds who made it. A lock whose maker is dead is cleared away, and only by whoever
 * holds the lock on clearing away (`<file>.clear`, itself such a lock): else two could clear away each other's new lock.
 */
export class FileLock {
  private turn = 0

  constructor(readonly file: string, private readonly host: StoreHost) {}

  private holder(): Holder | undefined {
    try { return JSON.parse(readFileSync(this.file, 'utf8')) as Holder } catch (error) {
      if (codeOf(error) !== undefined && codeOf(error) !== 'ENOENT') throw error
      return undefined
    }
  }

  private isStale(): boolean {
    const holder = this.holder()
    if (!holder) {
      const stat = statSync(this.file, { throwIfNoEntry: false })
      return stat !== undefined && stat.size === 0 && this.host.wallNow() - stat.mtimeMs > namelessAge
    }
    return holder.host === hostname() && this.host.isAlive?.(holder.pid) === false
  }

  private make(): boolean {
    let file: number
    try { file = openSync(this.file, 'wx') } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
    try {
      writeSync(file, JSON.stringify({ pid: this.host.pid, host: hostname(), since: this.host.wallNow() } satisfies Holder))
      return fstatSync(file).nlink > 0 // else we were stopped so long that it was cleared away
    } finally { closeSync(file) }
  }

  /** One try. `afterCrash` says that a dead process held it before. */
  private tryTake(): 'taken' | 'afterCrash' | undefined {
    if (this.make()) return 'taken'
    if (!this.isStale()) return undefined
    const clearing = new FileLock(`${this.file}.clear`, this.host)
    if (!clearing.tryTake()) return undefined
    try { if (this.isStale()) unlinkSync(this.file) } finally { clearing.release() }
    return this.make() ? 'afterCrash' : undefined
  }

  /**
   * Waits for the lock with short sleeps of different lengths. Gives whether a dead process held it.
   * @throws StateError when somebody holds it for a minute
   */
  async take(): Promise<{ afterCrash: boolean }> {
    const start = this.host.wallNow()
    for (;;) {
      const how = this.tryTake()
      if (how) return { afterCrash: how === 'afterCrash' }
      if (this.host.wallNow() - start > patience) {
        const holder = this.holder()
        throw new StateError(`${this.file}: the cluster is in use by process ${holder?.pid ?? '?'} on ${holder?.host ?? '?'} for a minute now; remove the file if that process is gone`, this.file, undefined)
      }
      this.turn = (this.turn * 5 + this.host.pid) % 97
      await this.host.sleep(1 + (this.turn % 4))
    }
  }

  release(): void {
    unlinkSync(this.file)
  }
}
