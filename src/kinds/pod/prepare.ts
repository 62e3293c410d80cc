/** What the server makes of a pod before it looks at it: status, generation, selectors from label keys. */
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { HookContext } from '../contract.ts'
import { containersOf } from '../podspec/containers.ts'
import { qosClass } from './qos.ts'

/** Starts a new pod's life. */
export function prepareNewPod(pod: KubeObject, ctx: Pick<HookContext, 'now' | 'warn'>): void {
  pod.metadata.generation = 1
  moveAppArmor(pod, ctx)
  pod.status = { phase: 'Pending', qosClass: qosClass(pod.spec) }
  if (pod.spec.schedulingGates?.length) {
    pod.status.conditions = [{
      type: 'PodScheduled', status: 'False', lastProbeTime: null, lastTransitionTime: rfc3339(ctx.now), reason: 'SchedulingGated', message: 'Scheduling is blocked due to non-empty scheduling gates',
    }]
  }
  const labels = pod.metadata.labels ?? {}
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const affinity = pod.spec.affinity?.[kind] ?? {}
    for (const { podAffinityTerm } of affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []) mergeLabelKeys(podAffinityTerm, labels)
    for (const term of affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []) mergeLabelKeys(term, labels)
  }
  for (const constraint of pod.spec.topologySpreadConstraints ?? []) mergeLabelKeys(constraint, labels)
}

const appArmor = 'container.apparmor.security.beta.kubernetes.io/'
const appArmorTypes: Record<string, string> = { 'runtime/default': 'RuntimeDefault', unconfined: 'Unconfined' }

/** The old AppArmor annotations become fields, with a warning. */
function moveAppArmor(pod: KubeObject, ctx: Pick<HookContext, 'warn'>): void {
  for (const [container] of containersOf(pod.spec)) {
    const key = appArmor + container.name, annotation = pod.metadata.annotations?.[key]
    if (annotation === undefined || container.securityContext?.appArmorProfile) continue
    const local = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : ''
    const type = local ? 'Localhost' : appArmorTypes[annotation]
    const profile = type && { type, ...(local && { localhostProfile: local }) }
    if (profile && same(profile, pod.spec.securityContext?.appArmorProfile)) continue
    if (profile) container.securityContext = { ...container.securityContext, appArmorProfile: profile }
    ctx.warn(`metadata.annotations[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`)
  }
}

/** matchLabelKeys become expressions on the pod's own labels. */
function mergeLabelKeys(term: Fields | undefined, labels: Record<string, string>): void {
  if (!term?.labelSelector) return
  for (const [field, operator] of [['matchLabelKeys', 'In'], ['mismatchLabelKeys', 'NotIn']] as const) {
    for (const key of term[field] ?? []) {
      if (labels[key] === undefined) continue
      term.labelSelector.matchExpressions = [...(term.labelSelector.matchExpressions ?? []), { key, operator, values: [labels[key]] }]
    }
  }
}

/** Keeps what a request to this subresource ('' for the pod itself) may not touch. */
export function prepareChangedPod(pod: KubeObject, old: KubeObject, subresource: string): void {
  if (subresource === 'binding') return
  if (subresource === 'status') return prepareStatus(pod, old)
  pod.status = old.status
  if (subresource === 'ephemeralcontainers') {
    pod.spec = { ...old.spec, ...(pod.spec.ephemeralContainers && { ephemeralContainers: pod.spec.ephemeralContainers }) }
  } else if (subresource === 'resize') pod.spec = resized(pod.spec, old.spec)
  else if (pod.spec.resources === undefined && old.spec.resources !== undefined) pod.spec.resources = old.spec.resources
  if (!same(pod.spec, old.spec)) pod.metadata.generation = (old.metadata.generation ?? 0) + 1
}

function prepareStatus(pod: KubeObject, old: KubeObject): void {
  pod.spec = old.spec
  if (old.metadata.ownerReferences) pod.metadata.ownerReferences = old.metadata.ownerReferences
  else delete pod.metadata.ownerReferences
  const status = (pod.status ??= {})
  if (!status.qosClass && old.status?.qosClass) status.qosClass = old.status.qosClass
  if (!status.observedGeneration && old.status?.observedGeneration) status.observedGeneration = old.status.observedGeneration
  for (const condition of status.conditions ?? []) {
    const before = old.status?.conditions?.find(({ type }: Fields) => type === condition.type)
    if (!condition.observedGeneration && before?.observedGeneration) condition.observedGeneration = before.observedGeneration
  }
}

/** The old spec with the resources of the new one; a changed list of containers is left for validation to refuse. */
function resized(spec: Fields, old: Fields): Fields {
  const lists = ['containers', 'initContainers'] as const
  const matches = lists.every((list) => spec[list]?.length === old[list]?.length && (spec[list] ?? []).every(({ name }: Fields, i: number) => name === old[list][i].name))
  if (!matches) return spec
  const result: Fields = { ...old }
  for (const list of lists) {
    if (!old[list]) continue
    result[list] = old[list].map((container: Fields, i: number) => {
      const { resources, resizePolicy } = spec[list][i]
      const changed: Fields = { ...container, resources: resources ?? {} }
      if (resizePolicy) changed.resizePolicy = resizePolicy
      else delete changed.resizePolicy
      return changed
    })
  }
  if (spec.resources) result.resources = spec.resources
  return result
}
