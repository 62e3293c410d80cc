import { ApiError } from '../../api/status.ts'
import type { KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import type { ControllerApi } from '../contract.ts'
import { isOver } from '../shared/pods.ts'
import type { Leftovers } from './conditions.ts'

/** Seconds to wait for whoever has a finalizer on something. */
const FINALIZER_ESTIMATE = 15

/** What emptying a namespace came to. `estimate`: seconds after which to look again, 0 when all is gone. */
export interface Emptied extends Leftovers { estimate: number }

/** Resource keys with objects in a namespace. Pods come first: nothing they use may go before them. */
export function contentOf(namespace: string, api: ControllerApi): string[] {
  const keys = api.resources().filter((key) => api.list(key, namespace).length > 0)
  return keys.includes('pods') ? ['pods', ...keys.filter((key) => key !== 'pods')] : keys
}

/** Deletes all that is in a namespace, as far as it goes. */
export function empty(namespace: KubeObject, api: ControllerApi): Emptied {
  const name = namespace.metadata.name!
  const resources = new Map<string, number>(), finalizers = new Map<string, number>(), errors: string[] = []
  let estimate = 0
  for (const key of contentOf(name, api)) {
    const seconds = key === 'pods' ? gracePeriod(namespace, api) : 0
    const refusal = deleteAll(key, name, api)
    const rest = api.list(key, name)
    if (refusal) errors.push(refusal)
    if (rest.length === 0) continue
    const held = rest.flatMap((object) => object.metadata.finalizers ?? [])
    estimate = Math.max(estimate, seconds || (held.length ? FINALIZER_ESTIMATE : 0))
    if (!refusal && seconds === 0 && held.length === 0) errors.push(`unexpected items still remain in namespace: ${name} for gvr: ${rest[0]!.apiVersion.includes('/') ? '' : '/'}${rest[0]!.apiVersion}, Resource=${key.split('.')[0]}`)
    resources.set(key, rest.length)
    for (const finalizer of held) finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + 1)
    // While there are pods, everything else waits, and is not told of either.
    if (key === 'pods') return { resources: new Map(), finalizers: new Map(), errors, estimate: Math.max(estimate, 1) }
  }
  return { resources, finalizers, errors, estimate: resources.size ? Math.max(estimate, 1) : 0 }
}

/** Says why something could not be deleted. */
function deleteAll(key: string, namespace: string, api: ControllerApi): string | undefined {
  let refusal: string | undefined
  for (const { metadata } of api.list(key, namespace)) {
    if (metadata.deletionTimestamp !== undefined) continue
    try {
      api.delete(key, namespace, metadata.name!, { propagationPolicy: 'Background' })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.reason !== 'NotFound') refusal ??= error.message
    }
  }
  return refusal
}

/** The longest grace period among the namespace's pods (seconds); 0 once it has passed since the deletion. */
function gracePeriod({ metadata }: KubeObject, api: ControllerApi): number {
  const longest = Math.max(0, ...api.list('pods', metadata.name).filter((pod) => !isOver(pod)).map((pod) => pod.spec.terminationGracePeriodSeconds ?? 0))
  return api.now - parseTime(metadata.deletionTimestamp)! >= longest * 1000 ? 0 : longest
}
