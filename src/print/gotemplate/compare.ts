import { basicKind, compareStrings, type GoValue, numberOf, typeName } from '../go/value.ts'
import { sprintf } from '../go/sprintf.ts'
import { CallError } from './errors.ts'

const isWhole = (kind: string | undefined) => kind === 'int' || kind === 'uint'

function equals(a: GoValue, b: GoValue): boolean {
  const [left, right] = [basicKind(a), basicKind(b)]
  if (left !== right && !(isWhole(left) && isWhole(right))) {
    if (a == null || b == null) return false
    throw new CallError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`)
  }
  if (left === 'string' || left === 'bool') return a === b
  if (left) return numberOf(a) === numberOf(b)
  if (a == null || b == null) return a == null && b == null
  if (typeName(a) !== typeName(b)) throw new CallError(sprintf('non-comparable types %s: %v, %s: %v', [a, typeName(a), typeName(b), b]))
  throw new CallError(sprintf('non-comparable type %s: %v', [b, typeName(b)]))
}

/** Whether the first value equals any of the others (Go: eq). @throws CallError */
export function equal([first, ...others]: GoValue[]): boolean {
  if (others.length === 0) throw new CallError('missing argument for comparison')
  return others.some((other) => equals(first, other))
}

/** Go: lt. @throws CallError */
export function less([a, b]: GoValue[]): boolean {
  const [left, right] = [basicKind(a), basicKind(b)]
  if (!left || !right) throw new CallError('invalid type for comparison')
  if (left !== right && !(isWhole(left) && isWhole(right))) throw new CallError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`)
  if (left === 'bool') throw new CallError('invalid type for comparison')
  return left === 'string' ? compareStrings(a as string, b as string) < 0 : numberOf(a) < numberOf(b)
}

export const lessOrEqual = (args: GoValue[]): boolean => less(args) || equal(args)
export const greater = (args: GoValue[]): boolean => !lessOrEqual(args)
export const greaterOrEqual = (args: GoValue[]): boolean => !less(args)
