import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { replicasOf, resourceOfKind } from '../shared/scale-target.ts'
import type { Conditions } from './conditions.ts'
import { withCondition } from './conditions.ts'
import { metricFailure } from './metrics.ts'
import type { Target } from './target.ts'
import { targetOf } from './target.ts'

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling'
const COMPONENT = 'horizontal-pod-autoscaler'
const LOOKS = 'hpa-looks'
const SYNC_MS = 15_000
/** After ten minutes without any change of the autoscaler, looks become rare: nobody shall pay for weeks of them. */
const MANY_LOOKS = 40
const RARE_MS = 300_000

/** Scales workloads into their bounds; beyond that it has no metrics to go by. Kubernetes: pkg/controller/podautoscaler. */
export const controller = defineController({
  keys(change, api) {
    const { type, object, old } = change
    // Only a new autoscaler is seen to at once; a changed one waits for the next look.
    if (type === 'ADDED') return [keyOf(object)]
    if (old && object.metadata.generation !== old.metadata.generation) {
      api.remember(LOOKS, keyOf(object), undefined)
      api.requeueAt(keyOf(object), api.now + SYNC_MS)
    }
    return []
  },
  needs(key, api) {
    const ref = api.get(AUTOSCALERS, ...splitKey(key))?.spec.scaleTargetRef
    const resource = ref && resourceOfKind(ref.apiVersion ?? 'v1', ref.kind)
    return resource ? [resource] : []
  },
  reconcile(key, api) {
    const scaler = api.get(AUTOSCALERS, ...splitKey(key))
    if (!scaler) return api.remember(LOOKS, key, undefined)
    look(key, scaler, api)
    const looks = (api.recall<number>(LOOKS, key) ?? 0) + 1
    api.remember(LOOKS, key, looks)
    api.requeueAt(key, api.now + (looks > MANY_LOOKS ? RARE_MS : SYNC_MS))
  },
})

function look(key: string, scaler: KubeObject, api: ControllerApi): void {
  const target = targetOf(scaler, api)
  const conditions: Conditions = scaler.status?.conditions ?? []
  if (typeof target === 'string') {
    warn(api, scaler, 'FailedGetScale', target)
    const failed = withCondition(conditions, 'AbleToScale', 'False', 'FailedGetScale', `the HPA controller was unable to get the target's current scale: ${target}`, api.now)
    return write(api, scaler, { currentMetrics: null, desiredReplicas: 0, ...scaler.status, conditions: failed })
  }
  const able = withCondition(conditions, 'AbleToScale', 'True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale", api.now)
  const current = replicasOf(target.object)
  const { minReplicas = 1, maxReplicas } = scaler.spec
  if (current === 0) {
    const off = withCondition(able, 'ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero', api.now)
    write(api, scaler, statusOf(scaler, current, 0, null, off))
  } else if (current > maxReplicas) rescale(api, scaler, target, able, maxReplicas, 'Current number of replicas above Spec.MaxReplicas')
  else if (current < minReplicas) rescale(api, scaler, target, able, minReplicas, 'Current number of replicas below Spec.MinReplicas')
  else missMetrics(api, key, scaler, target, able)
}

function rescale(api: ControllerApi, scaler: KubeObject, { resource, object }: Target, conditions: Conditions, size: number, why: string): void {
  const current = replicasOf(object)
  api.update(resource, { ...object, spec: { ...object.spec, replicas: size } })
  api.event(scaler, { type: 'Normal', reason: 'SuccessfulRescale', message: `New size: ${size}; reason: ${why}` }, COMPONENT)
  const able = withCondition(conditions, 'AbleToScale', 'True', 'SucceededRescale', `the HPA controller was able to update the target scale to ${size}`, api.now)
  const awake = withCondition(able, 'ScaledToZero', 'False', 'NotScaledToZero', 'the HPA controller did not scale the workload to zero', api.now)
  write(api, scaler, { ...statusOf(scaler, current, size, null, awake), lastScaleTime: rfc3339(api.now) })
}

/** There is no metrics API here, so each metric fails, each with its own event. */
function missMetrics(api: ControllerApi, key: string, scaler: KubeObject, target: Target, conditions: Conditions): void {
  const current = replicasOf(target.object)
  const inactive = (reason: string, message: string) => withCondition(conditions, 'ScalingActive', 'False', reason, message, api.now)
  const rivals = rivalsOf(key, scaler, target, api)
  if (rivals.length > 1) {
    const message = `pods by selector ${target.selector} are controlled by more than one HPA (e.g. [${rivals.slice(0, 2).join(' ')}])`
    warn(api, scaler, 'AmbiguousSelector', message)
    write(api, scaler, statusOf(scaler, current, desired(scaler), null, inactive('AmbiguousSelector', message)))
    return warn(api, scaler, 'FailedComputeMetricsReplicas', message)
  }
  const metrics: Fields[] = scaler.spec.metrics ?? []
  const failures = metrics.map((metric) => metricFailure(metric, scaler.metadata.namespace!))
  for (const { reason, message } of failures) warn(api, scaler, reason, message)
  const [first] = failures
  if (!first) return
  write(api, scaler, statusOf(scaler, current, desired(scaler), metrics.map(() => ({ type: '' })), inactive(first.reason, `the HPA was unable to compute the replica count: ${first.message}`)))
  warn(api, scaler, 'FailedComputeMetricsReplicas', `invalid metrics (${failures.length} invalid out of ${failures.length}), first error is: failed to get ${first.source}: ${first.message}`)
}

const desired = ({ status }: KubeObject): number => status?.desiredReplicas ?? 0

/** All autoscalers that scale the same pods, by key. */
function rivalsOf(key: string, scaler: KubeObject, target: Target, api: ControllerApi): string[] {
  const { namespace } = scaler.metadata
  return api.list(AUTOSCALERS, namespace).map((other): string | undefined => {
    if (keyOf(other) === key) return key
    const its = targetOf(other, api)
    return typeof its !== 'string' && its.object.metadata.uid === target.object.metadata.uid ? keyOf(other) : undefined
  }).filter((one) => one !== undefined)
}

function statusOf({ status, metadata }: KubeObject, current: number, wanted: number, currentMetrics: Fields[] | null, conditions: Conditions): Fields {
  return {
    ...(current && { currentReplicas: current }), desiredReplicas: wanted, currentMetrics, conditions, observedGeneration: metadata.generation,
    ...(status?.lastScaleTime && { lastScaleTime: status.lastScaleTime }),
  }
}

const warn = (api: ControllerApi, scaler: KubeObject, reason: string, message: string): void => api.event(scaler, { type: 'Warning', reason, message }, COMPONENT)

function write(api: ControllerApi, scaler: KubeObject, status: Fields): void {
  if (!same(status, scaler.status)) api.updateStatus(AUTOSCALERS, { ...scaler, status })
}
