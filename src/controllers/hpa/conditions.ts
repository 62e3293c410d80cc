import type { Fields } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'

export type Conditions = readonly Fields[]

/** The conditions with one of them set; its transition time moves only with its status. `now` in ms. */
export function withCondition(conditions: Conditions, type: string, status: 'True' | 'False', reason: string, message: string, now: number): Conditions {
  const old = conditions.find((condition) => condition.type === type)
  const next = { type, status, reason, message, lastTransitionTime: old?.status === status ? old.lastTransitionTime : rfc3339(now) }
  return old ? conditions.map((condition) => (condition === old ? next : condition)) : [...conditions, next]
}
