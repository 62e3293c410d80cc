/** Field errors of the subresources that change one part of a running pod: `resize` and `ephemeralcontainers`. */
import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { isSidecar } from '../podspec/containers.ts'
import { qosClass } from './qos.ts'
import { internalDiff } from './specdiff.ts'

const mirror = 'kubernetes.io/config.mirror'

/** Containers for debugging may be added, never changed or taken away. */
export function validateEphemeralChange(pod: KubeObject, old: KubeObject): FieldError[] {
  if (old.metadata.annotations?.[mirror] !== undefined) return [forbidden('', 'static pods do not support ephemeral containers')]
  const after: Fields[] = pod.spec.ephemeralContainers ?? []
  return (old.spec.ephemeralContainers ?? []).flatMap((before: Fields) => {
    const now = after.find(({ name }) => name === before.name)
    if (!now) return [forbidden('spec.ephemeralContainers', `existing ephemeral containers ${JSON.stringify(before.name)} may not be removed\n`)]
    return same(now, before) ? [] : [forbidden('spec.ephemeralContainers', `existing ephemeral containers ${JSON.stringify(before.name)} may not be changed\n${internalDiff('EphemeralContainer', before, now)}`)]
  })
}

/** Only cpu and memory of containers that run may change, and the class of service stays. */
export function validateResize(pod: KubeObject, old: KubeObject): FieldError[] {
  if (old.metadata.annotations?.[mirror] !== undefined) return [forbidden('', 'static pods cannot be resized')]
  if (old.spec.os?.name === 'windows') return [forbidden('', 'windows pods cannot be resized')]
  const errors: FieldError[] = []
  if (qosClass(old.spec) !== qosClass(pod.spec)) errors.push(invalid('spec', old.status?.qosClass ?? '', 'Pod QOS Class may not change as a result of resizing'))
  const running = old.status?.containerStatuses?.find(({ state }: Fields) => state?.running)
  if (running && !running.resources) errors.push(forbidden('spec', 'Pod running on node without support for resize'))
  const order = (['containers', 'initContainers'] as const).flatMap((list) => validateOrder(pod.spec[list] ?? [], old.spec[list] ?? [], list))
  if (order.length) return [...errors, ...order]
  for (const list of ['initContainers', 'containers']) {
    for (const [i, container] of (pod.spec[list] ?? []).entries()) {
      const before = old.spec[list][i], at = `spec.${list}[${i}]`
      if (list === 'initContainers' && !isSidecar(before)) {
        if (!same(container, before)) errors.push(forbidden('spec', 'resources for non-sidecar init containers are immutable'))
        continue
      }
      for (const part of ['requests', 'limits']) {
        const kept = Object.keys(before.resources?.[part] ?? {}).every((name) => container.resources?.[part]?.[name] !== undefined)
        if (!kept) errors.push(forbidden(`${at}.resources.${part}`, `resource ${part} cannot be removed`))
      }
      if (!same(withoutResized(container), withoutResized(before))) errors.push(list === 'containers' ? forbidden('spec', 'only cpu and memory resources are mutable') : forbidden(at, 'only cpu and memory resources for sidecar containers are mutable'))
    }
  }
  return errors
}

function validateOrder(after: readonly Fields[], before: readonly Fields[], list: string): FieldError[] {
  if (after.length !== before.length) return [forbidden(`spec.${list}`, `${list} may not be added or removed on resize`)]
  return after.flatMap(({ name }, i) => (name === before[i]!.name ? [] : [forbidden(`spec.${list}[${i}].name`, `${list} may not be renamed or reordered on resize`)]))
}

/** A container without what a resize may change. */
function withoutResized({ resources, ...rest }: Fields): Fields {
  const others = (list: Fields | undefined) => Object.fromEntries(Object.entries(list ?? {}).filter(([name]) => name !== 'cpu' && name !== 'memory'))
  delete rest.resizePolicy
  return { ...rest, limits: others(resources?.limits), requests: others(resources?.requests), claims: resources?.claims }
}
