import type { Fields } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'

export interface Condition { type: string; status: 'True' | 'False' | 'Unknown'; reason: string; message: string; lastUpdateTime: string; lastTransitionTime: string }

/** A condition as of `now` (ms). */
export function condition(type: Condition['type'], status: Condition['status'], reason: string, message: string, now: number): Condition {
  const time = rfc3339(now)
  return { type, status, reason, message, lastUpdateTime: time, lastTransitionTime: time }
}

export const findCondition = (status: Fields | undefined, type: string): Condition | undefined =>
  status?.conditions?.find((one: Condition) => one.type === type)

const without = (conditions: readonly Condition[], type: string): Condition[] => conditions.filter((one) => one.type !== type)

/** The conditions with `next` in them, last. Status and reason as before: nothing changes; the status as before: its transition time stays. */
export function withCondition(conditions: readonly Condition[], next: Condition): readonly Condition[] {
  const before = conditions.find((one) => one.type === next.type)
  if (before?.status === next.status && before.reason === next.reason) return conditions
  const kept = before?.status === next.status ? { ...next, lastTransitionTime: before.lastTransitionTime } : next
  return [...without(conditions, next.type), kept]
}

/** As {@link withCondition}, but a repeated reason counts too: it moves lastUpdateTime on. */
export function withProgress(conditions: readonly Condition[], next: Condition): readonly Condition[] {
  const before = conditions.find((one) => one.type === next.type)
  return withCondition(without(conditions, next.type), before?.status === 'True' ? { ...next, lastTransitionTime: before.lastTransitionTime } : next)
}

/** The conditions but those of one type. */
export const withoutCondition = (conditions: readonly Condition[], type: string): readonly Condition[] =>
  conditions.some((one) => one.type === type) ? without(conditions, type) : conditions
