import type { Fields, KubeObject } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import type { Verdict } from './conditions.ts'
import { condition } from './conditions.ts'
import type { JobPods } from './pods.ts'
import { formatIndexes, indexOf, parseIndexes } from './pods.ts'
import { COMPONENT } from './template.ts'

export const JOBS = 'jobs.batch'

/** A Job's status while it is worked out. */
export class JobState {
  readonly indexed: boolean
  /** Pods that have ended, with those of this look. */
  readonly succeeded: number
  readonly failed: number
  readonly completedIndexes: Set<number>
  startTime: string | undefined
  private conditions: readonly Fields[]
  private completionTime: string | undefined

  constructor(readonly job: KubeObject, readonly pods: JobPods, readonly api: ControllerApi) {
    const status: Fields = job.status ?? {}
    this.indexed = job.spec.completionMode === 'Indexed'
    this.completedIndexes = parseIndexes(status.completedIndexes)
    for (const pod of pods.succeeded) {
      const index = indexOf(pod)
      if (index !== undefined) this.completedIndexes.add(index)
    }
    this.succeeded = this.indexed ? this.completedIndexes.size : (status.succeeded ?? 0) + pods.succeeded.length
    this.failed = (status.failed ?? 0) + pods.failed.length
    this.startTime = status.startTime
    this.conditions = status.conditions ?? []
  }

  get suspended(): boolean { return this.job.spec.suspend === true }

  /** Sets the Suspended condition. Says whether that is news. */
  setSuspended(status: 'True' | 'False', reason: string, message: string): boolean {
    const old = this.conditions.find((one) => one.type === 'Suspended')
    if (old?.status === status) return false
    const next = condition('Suspended', status, reason, message, this.api.now)
    this.conditions = old ? this.conditions.map((one) => (one === old ? next : one)) : [...this.conditions, next]
    if (status === 'True') this.startTime = undefined
    return true
  }

  /** Says how the Job ends; that it has ended only once no pod is left (`over`). */
  conclude({ type, reason, message }: Verdict, over: boolean): void {
    const { job, api } = this
    const target = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget'
    if (!this.conditions.some((one) => one.type === target)) this.conditions = [...this.conditions, condition(target, 'True', reason, message, api.now)]
    if (!over) return
    this.conditions = [...this.conditions, condition(type, 'True', reason, message, api.now)]
    if (type === 'Complete') {
      this.completionTime = rfc3339(api.now)
      api.event(job, { type: 'Normal', reason: 'Completed', message: 'Job completed' }, COMPONENT)
    } else api.event(job, { type: 'Warning', reason, message }, COMPONENT)
  }

  /** As it goes over the wire. `ready`, `active`: pods. */
  status(ready: number, active: number): Fields {
    return {
      ...(this.conditions.length && { conditions: this.conditions }),
      ...(this.startTime && { startTime: this.startTime }),
      ...(this.completionTime && { completionTime: this.completionTime }),
      ...(active && { active }),
      ...(this.succeeded && { succeeded: this.succeeded }),
      ...(this.failed && { failed: this.failed }),
      ...(this.completedIndexes.size && { completedIndexes: formatIndexes(this.completedIndexes) }),
      terminating: this.pods.terminating.length, ready, uncountedTerminatedPods: {},
    }
  }
}
