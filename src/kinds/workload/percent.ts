/** Numbers that may also be written as a share: `3`, `25%`. */
import { follows, nonNegative } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { percent } from '../../api/names.ts'

export type IntOrString = number | string

const shareOf = (value: IntOrString | undefined): number | undefined => (typeof value === 'string' && /^\d+%$/.test(value) ? parseInt(value, 10) : undefined)

/** The number, or the number before the `%`; 0 for any other text. */
export const amount = (value: IntOrString | undefined): number => shareOf(value) ?? (Math.trunc(Number(value)) || 0)

export function validateIntOrPercent(value: IntOrString | undefined, path: string): FieldError[] {
  return typeof value === 'string' ? follows(percent, value, path) : nonNegative(value, path)
}

export function validateNotAbove100Percent(value: IntOrString | undefined, path: string): FieldError[] {
  return (shareOf(value) ?? 0) > 100 ? [invalid(path, value, 'must not be greater than 100%')] : []
}

/** What a number or share means for `total`. `intstr.GetScaledValueFromIntOrPercent` */
export function scaled(value: IntOrString | undefined, total: number, roundUp: boolean): number {
  const share = shareOf(value)
  if (share === undefined) return amount(value)
  return roundUp ? Math.ceil((share * total) / 100) : Math.floor((share * total) / 100)
}
