import type { LimitRange, LimitRangeItem } from '../../api/types/core.v1.ts'
import { sortedKeys } from '../go/value.ts'
import type { Describer, Lines } from './contract.ts'
import { table } from './lines.ts'
import { nameLines } from './metadata.ts'

const header = ['Type', 'Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio']

/** kubectl: describe.LimitRangeDescriber */
export const describeLimitRange: Describer = (range: LimitRange) => [...nameLines(range as never), ...table(header, limitRows(range))]

/** All limits of a namespace in one table. */
export function limitRangeLines(ranges: readonly LimitRange[]): Lines {
  if (!ranges.length) return ['No LimitRange resource.']
  return ['Resource Limits', ...table(header, ranges.flatMap(limitRows)).map((line) => ` ${line}`)]
}

const limitRows = ({ spec }: LimitRange): string[][] => (spec?.limits ?? []).flatMap(itemRows)

/** One row per resource that any list of the item names. kubectl takes them in no certain order; here it is by name. */
function itemRows(item: LimitRangeItem): string[][] {
  const lists = [item.min, item.max, item.defaultRequest, item.default, item.maxLimitRequestRatio]
  return sortedKeys(Object.assign({}, ...lists)).map((name) => [item.type, name, ...lists.map((list) => String(list?.[name] ?? '-'))])
}
