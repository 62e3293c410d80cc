import { selectorFromObject } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf, defineController } from '../contract.ts'
import { claim } from '../shared/claim.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { ownerKeys } from '../shared/owner-keys.ts'
import { deletePod } from '../shared/pod-control.ts'
import { isReady } from '../shared/pods.ts'
import { findTrue, isFinished } from './conditions.ts'
import { fillUp } from './fill.ts'
import { sortPods, TRACKING } from './pods.ts'
import { JOBS, JobState } from './state.ts'
import { COMPONENT } from './template.ts'
import { judge } from './verdict.ts'

const selector = (job: KubeObject) => selectorFromObject(job.spec.selector)

/** Runs pods to completion. Kubernetes: pkg/controller/job and pkg/controller/ttlafterfinished. */
export const controller = defineController({
  keys: (change, api) => (change.resource === JOBS ? [keyOf(change.object)] : ownerKeys(change, { resource: JOBS, kind: 'Job', selector }, api)),
  reconcile(key, api) {
    const job = api.get(JOBS, ...splitKey(key))
    releaseLost(key, job, api)
    if (!job || job.metadata.deletionTimestamp !== undefined) return
    if (isFinished(job.status)) {
      releaseAll(job, api)
      expire(key, job, api)
    } else work(key, job, api)
  },
})

function podsOf(job: KubeObject, api: ControllerApi): KubeObject[] {
  const { namespace, uid } = job.metadata
  const orphans = api.list('pods', namespace).filter((pod) => !controllerOf(pod))
  return claim(api, 'pods', job, selector(job), [...api.owned('pods', namespace!, uid!), ...orphans])
}

function work(key: string, job: KubeObject, api: ControllerApi): void {
  const all = podsOf(job, api)
  const pods = sortPods(job, all)
  const state = new JobState(job, pods, api)
  suspendOrResume(state)
  // What has ended is counted once; then its pod may go.
  for (const pod of [...pods.succeeded, ...pods.failed]) release(pod, api)
  const verdict = judge(state)
  if (verdict || state.suspended) for (const pod of pods.active) deletePod(job, pod, COMPONENT, api)
  else if (!findTrue(job.status, 'FailureTarget') && !findTrue(job.status, 'SuccessCriteriaMet')) fillUp(key, state, all)
  if (verdict) state.conclude(verdict, pods.active.length + pods.terminating.length === 0)
  const status = state.status(pods.active.filter(isReady).length, verdict || state.suspended ? 0 : pods.active.length)
  if (!same(status, job.status)) api.updateStatus(JOBS, { ...job, status })
  const limit = job.spec.activeDeadlineSeconds
  if (limit !== undefined && !verdict && !state.suspended) api.requeueAt(key, (parseTime(state.startTime) ?? api.now) + limit * 1000)
}

function suspendOrResume(state: JobState): void {
  const { job, api } = state
  if (state.suspended) {
    if (state.setSuspended('True', 'JobSuspended', 'Job suspended')) api.event(job, { type: 'Normal', reason: 'Suspended', message: 'Job suspended' }, COMPONENT)
    return
  }
  state.startTime ??= rfc3339(api.now)
  if (!findTrue(job.status, 'Suspended')) return
  state.setSuspended('False', 'JobResumed', 'Job resumed')
  state.startTime = rfc3339(api.now)
  api.event(job, { type: 'Normal', reason: 'Resumed', message: 'Job resumed' }, COMPONENT)
}

function release(pod: KubeObject, api: ControllerApi): void {
  const rest = pod.metadata.finalizers?.filter((finalizer) => finalizer !== TRACKING)
  if (rest && rest.length < pod.metadata.finalizers!.length) api.update('pods', { ...pod, metadata: { ...pod.metadata, finalizers: rest.length ? rest : undefined } })
}

/** Pods of a Job that is gone are not counted any more: they may go too. */
function releaseLost(key: string, job: KubeObject | undefined, api: ControllerApi): void {
  const [namespace, name] = splitKey(key)
  for (const pod of api.list('pods', namespace)) {
    const owner = controllerOf(pod)
    if (owner?.kind === 'Job' && owner.name === name && owner.uid !== job?.metadata.uid) release(pod, api)
  }
}

function releaseAll(job: KubeObject, api: ControllerApi): void {
  for (const pod of api.owned('pods', job.metadata.namespace!, job.metadata.uid!)) release(pod, api)
}

/** A finished Job goes when its time to live is over. */
function expire(key: string, { metadata, spec, status }: KubeObject, api: ControllerApi): void {
  const ttl = spec.ttlSecondsAfterFinished
  if (ttl === undefined) return
  const end = parseTime((findTrue(status, 'Complete') ?? findTrue(status, 'Failed'))!.lastTransitionTime)! + ttl * 1000
  if (end <= api.now) api.delete(JOBS, metadata.namespace, metadata.name!, { propagationPolicy: 'Foreground', uid: metadata.uid! })
  else api.requeueAt(key, end)
}

