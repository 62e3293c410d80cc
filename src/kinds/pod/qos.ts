import type { Fields } from '../../api/object.ts'
import { compareQuantities, parseQuantity } from '../../api/quantity.ts'

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort'

const zero = parseQuantity('0')

/** Guaranteed asks for exactly its limits, BestEffort for nothing; all else is Burstable. */
function classOf(classes: readonly QosClass[]): QosClass {
  if (!classes.length) return 'BestEffort'
  return classes.every((one) => one === classes[0]) ? classes[0]! : 'Burstable'
}

function ofResources(resources: Fields | undefined): QosClass {
  return classOf(['cpu', 'memory'].map((name) => {
    const request = parseQuantity(String(resources?.requests?.[name] ?? '0')), limit = parseQuantity(String(resources?.limits?.[name] ?? '0'))
    if (compareQuantities(request, limit)) return 'Burstable'
    return compareQuantities(request, zero) ? 'Guaranteed' : 'BestEffort'
  }))
}

/** The pod's quality-of-service class. Specified in `kubernetes: apis/core/helper/qos`. */
export function qosClass(spec: Fields): QosClass {
  const whole = spec.resources
  if (whole && Object.keys({ ...whole.requests, ...whole.limits }).length) return ofResources(whole)
  return classOf([...(spec.initContainers ?? []), ...(spec.containers ?? [])].map(({ resources }) => ofResources(resources)))
}
