import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { isReady } from '../shared/pods.ts'
import { selectorText } from '../shared/selector-text.ts'
import { expectation } from './expected.ts'

const BUDGETS = 'poddisruptionbudgets.policy'
const COMPONENT = 'controllermanager'
/** How long an eviction that was granted may take before its pod counts again. */
const DELETION_TIMEOUT_MS = 2 * 60_000

/** Keeps the status of PodDisruptionBudgets. Kubernetes: pkg/controller/disruption. */
export const controller = defineController({
  keys(change, api) {
    if (change.resource === BUDGETS) return [keyOf(change.object)]
    return concerns(change) ? api.list(BUDGETS, change.object.metadata.namespace).filter((budget) => selects(budget, change.object) || (change.old && selects(budget, change.old))).map(keyOf) : []
  },
  reconcile(key, api) {
    const budget = api.get(BUDGETS, ...splitKey(key))
    if (budget) reconcile(key, budget, api)
  },
})

const selects = (budget: KubeObject, { metadata }: KubeObject): boolean => matches(selectorFromObject(budget.spec.selector), metadata.labels)
const concerns = ({ type, object, old }: Change): boolean =>
  type !== 'MODIFIED' || isReady(object) !== isReady(old!) || object.metadata.deletionTimestamp !== old!.metadata.deletionTimestamp || !same(object.metadata.labels, old!.metadata.labels)

function reconcile(key: string, budget: KubeObject, api: ControllerApi): void {
  const pods = api.list('pods', budget.metadata.namespace).filter((pod) => selects(budget, pod))
  if (pods.length === 0) api.event(budget, { type: 'Normal', reason: 'NoPods', message: 'No matching pods found' }, COMPONENT)
  let reckoned
  try {
    reckoned = expectation(budget, pods, api)
  } catch (error) {
    return failed(budget, (error as Error).message, api)
  }
  if (reckoned.unmanaged.length) api.event(budget, { type: 'Warning', reason: 'UnmanagedPods', message: unmanagedText(budget) }, COMPONENT)
  const { disruptedPods, recheck } = stillDisrupted(budget, pods, api)
  const healthy = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined && disruptedPods[pod.metadata.name!] === undefined && isReady(pod)).length
  const { expected, desired } = reckoned
  const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired)
  const counts = { currentHealthy: healthy, desiredHealthy: desired, disruptionsAllowed: allowed, expectedPods: expected, observedGeneration: budget.metadata.generation }
  write(budget, { ...counts, ...(Object.keys(disruptedPods).length && { disruptedPods }) }, allowed > 0 ? 'SufficientPods' : 'InsufficientPods', '', api)
  if (recheck !== undefined) api.requeueAt(key, recheck)
}

function failed(budget: KubeObject, message: string, api: ControllerApi): void {
  api.event(budget, { type: 'Warning', reason: 'CalculateExpectedPodCountFailed', message: `Failed to calculate the number of expected pods: ${message}` }, COMPONENT)
  const status = { currentHealthy: 0, desiredHealthy: 0, expectedPods: 0, ...budget.status, disruptionsAllowed: 0 }
  write(budget, status, 'SyncFailed', message, api)
}

/** Pods whose eviction was granted and is still under way. */
function stillDisrupted({ status }: KubeObject, pods: readonly KubeObject[], api: ControllerApi): { disruptedPods: Fields; recheck: number | undefined } {
  const disruptedPods: Fields = {}
  let recheck: number | undefined
  for (const { metadata } of pods) {
    const since = status?.disruptedPods?.[metadata.name!]
    const until = (parseTime(since) ?? 0) + DELETION_TIMEOUT_MS
    if (since === undefined || metadata.deletionTimestamp !== undefined || until < api.now) continue
    disruptedPods[metadata.name!] = since
    recheck = Math.min(recheck ?? Infinity, until)
  }
  return { disruptedPods, recheck }
}

function write(budget: KubeObject, counts: Fields, reason: string, message: string, api: ControllerApi): void {
  const status = reason === 'SufficientPods' ? 'True' : 'False'
  const conditions: Fields[] = budget.status?.conditions ?? []
  const old = conditions.find((condition) => condition.type === 'DisruptionAllowed')
  const condition = {
    type: 'DisruptionAllowed', status, reason, message, observedGeneration: counts.observedGeneration,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : rfc3339(api.now),
  }
  const next = { ...counts, conditions: old ? conditions.map((one) => (one === old ? condition : one)) : [...conditions, condition] }
  if (!same(next, budget.status)) api.updateStatus(BUDGETS, { ...budget, status: next })
}

const unmanagedText = ({ spec }: KubeObject): string =>
  `Pods selected by this PodDisruptionBudget (selector: ${spec.selector ? selectorText(spec.selector) : 'nil'}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`
