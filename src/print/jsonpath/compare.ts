import { basicKind, compareStrings, type GoValue, numberOf } from '../go/value.ts'
import { JsonPathError } from './errors.ts'

/** -1, 0, 1 for two values of one kind. @throws JsonPathError with client-go's text when they cannot be compared */
function order(left: GoValue, right: GoValue, ordered: boolean): number {
  const kinds = [basicKind(left), basicKind(right)]
  if (!kinds[0] || !kinds[1]) throw new JsonPathError('invalid type for comparison')
  const whole = (kind: string) => kind === 'int' || kind === 'uint'
  if (kinds[0] !== kinds[1] && !(whole(kinds[0]) && whole(kinds[1]))) throw new JsonPathError('incompatible types for comparison')
  if (kinds[0] === 'bool') {
    if (ordered) throw new JsonPathError('invalid type for comparison')
    return left === right ? 0 : 1
  }
  return kinds[0] === 'string' ? compareStrings(left as string, right as string) : numberOf(left) - numberOf(right)
}

/** The value of a filter's comparison. @throws JsonPathError */
export function compare(operator: string, left: GoValue, right: GoValue): boolean {
  switch (operator) {
    case '==': return order(left, right, false) === 0
    case '!=': return order(left, right, false) !== 0
    case '<': return order(left, right, true) < 0
    case '<=': return order(left, right, true) <= 0
    case '>': return order(left, right, true) > 0
    case '>=': return order(left, right, true) >= 0
    default: throw new JsonPathError(`unrecognized filter operator ${operator}`)
  }
}
