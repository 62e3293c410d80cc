import { sprint } from '../go/format.ts'
import { sprintf } from '../go/sprintf.ts'
import { GoNumber, type GoValue, isMap, typeName } from '../go/value.ts'
import { base64decode } from './base64.ts'
import { equal, greater, greaterOrEqual, less, lessOrEqual } from './compare.ts'
import { CallError } from './errors.ts'
import { htmlEscape, jsEscape, queryEscape } from './escape.ts'
import { index, length, slice } from './indexing.ts'

/** How Go declares a parameter: `any` gets nil for a missing value, `value` can tell missing and nil apart. */
export type Parameter = 'value' | 'any' | 'string'

export interface TemplateFunction {
  /** Fixed parameters. */
  fixed: Parameter[]
  /** Type of any further arguments. */
  rest?: Parameter
  call(args: GoValue[]): GoValue
}

/** Whether Go takes the value for true: not zero, not empty, not nil. */
export function isTrue(value: GoValue): boolean {
  if (value == null) return false
  if (Array.isArray(value)) return value.length > 0
  if (isMap(value)) return Object.keys(value).length > 0
  return Boolean(value instanceof GoNumber ? value.value : value)
}

/** The value at a path of keys and indexes is there and not nil; without a path always (kubectl's own function). */
function exists([item, ...path]: GoValue[]): boolean {
  if (path.length === 0) return true
  let value = item
  for (const step of path) {
    if (Array.isArray(value) || typeof value === 'string') {
      const at = step instanceof GoNumber && step.type !== 'float64' ? step.value : typeof step === 'number' && Number.isInteger(step) ? step : -1
      if (at < 0 || at >= length(value)) return false
      value = typeof value === 'string' ? new GoNumber('uint8', 0) : value[at]
    } else if (isMap(value)) {
      if (typeof step !== 'string') return false
      value = Object.hasOwn(value, step) ? value[step] : null
    } else {
      return false
    }
  }
  return value != null
}

/** Escapes what `print` would give. */
const escaper = (escape: (text: string) => string): TemplateFunction => ({ fixed: [], rest: 'any', call: (args) => escape(sprint(args.map((arg) => arg ?? '<no value>'))) })

function callFunction([value]: GoValue[]): never {
  throw new CallError(value == null ? 'call of nil' : `non-function of type ${typeName(value)}`)
}

/** Functions of Go's templates and kubectl's two. `and` and `or` are evaluated where they stand, because they stop early. */
export const functions: Readonly<Record<string, TemplateFunction>> = {
  and: { fixed: ['value'], rest: 'value', call: (args) => args[0] },
  or: { fixed: ['value'], rest: 'value', call: (args) => args[0] },
  not: { fixed: ['value'], call: ([value]) => !isTrue(value) },
  eq: { fixed: ['value'], rest: 'value', call: equal },
  ne: { fixed: ['value', 'value'], call: (args) => !equal(args) },
  lt: { fixed: ['value', 'value'], call: less },
  le: { fixed: ['value', 'value'], call: lessOrEqual },
  gt: { fixed: ['value', 'value'], call: greater },
  ge: { fixed: ['value', 'value'], call: greaterOrEqual },
  len: { fixed: ['value'], call: ([value]) => new GoNumber('int', length(value)) },
  index: { fixed: ['value'], rest: 'value', call: index },
  slice: { fixed: ['value'], rest: 'value', call: slice },
  call: { fixed: ['value'], rest: 'value', call: callFunction },
  print: { fixed: [], rest: 'any', call: sprint },
  println: { fixed: [], rest: 'any', call: (args) => args.map((arg) => sprint([arg])).join(' ') + '\n' },
  printf: { fixed: ['string'], rest: 'any', call: ([format, ...args]) => sprintf(format as string, args) },
  html: escaper(htmlEscape),
  js: escaper(jsEscape),
  urlquery: escaper(queryEscape),
  exists: { fixed: ['any'], rest: 'any', call: exists },
  base64decode: { fixed: ['string'], call: ([text]) => base64decode(text as string) },
}

export const isFunction = (name: string): boolean => Object.hasOwn(functions, name)
