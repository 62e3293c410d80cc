import type { KubeObject } from '../../api/object.ts'
import { createPod, deletePod } from '../shared/pod-control.ts'
import { notBefore } from './backoff.ts'
import { indexOf } from './pods.ts'
import type { JobState } from './state.ts'
import { COMPONENT, podOf } from './template.ts'

/** Makes or ends pods until as many run at a time as may. `all`: every pod of the Job, counted ones too. */
export function fillUp(key: string, state: JobState, all: readonly KubeObject[]): void {
  const { job, pods, api } = state
  const { active, terminating } = pods
  const held = job.spec.podReplacementPolicy === 'Failed' ? terminating.length : 0
  const missing = wanted(state) - active.length - held
  if (missing < 0) for (const pod of surplus(active).slice(0, -missing)) deletePod(job, pod, COMPONENT, api)
  if (missing <= 0) return
  const time = notBefore(all)
  if (time > api.now) return api.requeueAt(key, time)
  const indexes = state.indexed ? freeIndexes(state, missing) : []
  for (let i = 0; i < (state.indexed ? indexes.length : missing); i++) createPod(job, podOf(job, indexes[i]), COMPONENT, api)
}

/** How many pods may run at once. */
function wanted({ job, succeeded, pods }: JobState): number {
  const { completions, parallelism } = job.spec
  if (completions === undefined) return succeeded > 0 ? pods.active.length : parallelism
  return Math.min(parallelism, Math.max(0, completions - succeeded))
}

/** Pods that have come least far go first. */
const surplus = (pods: readonly KubeObject[]): KubeObject[] =>
  [...pods].sort((a, b) => Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName)) || Number(a.status?.phase === 'Running') - Number(b.status?.phase === 'Running'))

/** The lowest indexes that nobody works at or has finished. */
function freeIndexes({ job, pods, completedIndexes }: JobState, count: number): number[] {
  const busy = new Set(pods.active.map(indexOf))
  const free: number[] = []
  for (let index = 0; index < job.spec.completions && free.length < count; index++) if (!busy.has(index) && !completedIndexes.has(index)) free.push(index)
  return free
}
