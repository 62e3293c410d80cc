import type { FlagSpec, FlagTypes } from '../command.ts'
import { readCsv } from './csv.ts'
import { parseGoDuration } from '../../api/duration.ts'
import { parseBool, parseFloat64, parseInteger } from './strconv.ts'

type Value = FlagTypes[keyof FlagTypes]

function pairs(text: string): Record<string, string> {
  const count = text.split('=').length - 1
  const bad = (pair: string) => new Error(`${pair} must be formatted as key=value`)
  if (count === 0) throw bad(text)
  const out: Record<string, string> = {}
  for (const pair of count === 1 ? [text.replace(/^"+|"+$/g, '')] : readCsv(text)) {
    const equals = pair.indexOf('=')
    if (equals < 0) throw bad(pair)
    Object.defineProperty(out, pair.slice(0, equals), { value: pair.slice(equals + 1), enumerable: true, configurable: true, writable: true })
  }
  return out
}

/**
 * The value of a flag after one more text was given for it; lists and maps grow from the second time on.
 * `before` is undefined the first time. @throws Error with the tail of pflag's `invalid argument` text
 */
export function flagValue(spec: FlagSpec, text: string, before: Value | undefined): Value {
  const refused = spec.check?.(text)
  if (refused !== undefined) throw new Error(refused)
  switch (spec.type) {
    case 'bool': return parseBool(text)
    case 'string': return text
    case 'int': case 'int64': return parseInteger(text, 64)
    case 'int32': return parseInteger(text, 32)
    case 'float64': return parseFloat64(text)
    case 'duration': return parseGoDuration(text)
    case 'stringSlice': return [...((before as string[] | undefined) ?? []), ...(text === '' ? [] : readCsv(text))]
    case 'stringArray': return [...((before as string[] | undefined) ?? []), text]
    case 'stringToString': return { ...(before as Record<string, string> | undefined), ...pairs(text) }
  }
}
