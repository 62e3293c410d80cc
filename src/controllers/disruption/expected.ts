import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf } from '../contract.ts'
import { isScalable, replicasOf, resourceOfKind } from '../shared/scale-target.ts'
import { scaled } from '../../kinds/workload/percent.ts'

/** How many pods a budget reckons with. `unmanaged`: pods without a controller, which spoil the reckoning. */
export interface Expectation { expected: number; desired: number; unmanaged: string[] }

/** @throws Error when a pod's controller has no size */
export function expectation({ spec }: KubeObject, pods: readonly KubeObject[], api: ControllerApi): Expectation {
  if (spec.maxUnavailable !== undefined) {
    const { expected, unmanaged } = expectedScale(pods, api)
    return { expected, unmanaged, desired: Math.max(0, expected - scaled(spec.maxUnavailable, expected, true)) }
  }
  if (typeof spec.minAvailable === 'string') {
    const { expected, unmanaged } = expectedScale(pods, api)
    return { expected, unmanaged, desired: scaled(spec.minAvailable, expected, true) }
  }
  return { expected: spec.minAvailable === undefined ? 0 : pods.length, desired: spec.minAvailable ?? 0, unmanaged: [] }
}

/** The sizes of all controllers behind the pods, together. */
function expectedScale(pods: readonly KubeObject[], api: ControllerApi): { expected: number; unmanaged: string[] } {
  const scales = new Map<string, number>()
  const unmanaged: string[] = []
  for (const pod of pods) {
    if (!controllerOf(pod)) {
      unmanaged.push(pod.metadata.name!)
      continue
    }
    const top = topOf(pod, api)
    if (!top) throw new Error(`found no controllers for pod "${pod.metadata.name}"`)
    scales.set(top.metadata.uid!, replicasOf(top))
  }
  return { expected: [...scales.values()].reduce((sum, scale) => sum + scale, 0), unmanaged }
}

/** What sets the number of pods: the Deployment above a ReplicaSet, else the pod's own controller. */
function topOf(object: KubeObject, api: ControllerApi): KubeObject | undefined {
  const reference = controllerOf(object)
  const resource = reference && resourceOfKind(reference.apiVersion, reference.kind)
  if (!reference || !resource || !isScalable(resource)) return undefined
  const owner: KubeObject | undefined = api.get(resource, object.metadata.namespace, reference.name)
  if (!owner || owner.metadata.uid !== reference.uid) return undefined
  return (reference.kind === 'ReplicaSet' && topOf(owner, api)) || owner
}
