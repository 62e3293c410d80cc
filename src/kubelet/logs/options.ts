import { forbidden, invalid } from '../../api/field.ts'
import type { FieldError } from '../../api/field.ts'
import type { Query } from '../../api/request.ts'
import { ApiError, badRequest, invalidObject } from '../../api/status.ts'
import { parseTime } from '../../api/time.ts'

/** What a log request asks for. Times in ms since 1970. */
export interface LogOptions { container: string; follow: boolean; previous: boolean; timestamps: boolean; since?: number; tailLines?: number; limitBytes?: number }

/**
 * Reads the query of a log request. `core/v1 PodLogOptions`
 * @throws ApiError for values that are none, or that do not fit
 */
export function logOptions(name: string, query: Query, now: number): LogOptions {
  const flag = (text: string | undefined) => text !== undefined && text !== 'false' && text !== '0'
  const tailLines = wholeNumber(query.tailLines), limitBytes = wholeNumber(query.limitBytes), sinceSeconds = wholeNumber(query.sinceSeconds)
  const sinceTime = query.sinceTime ? parseTime(query.sinceTime) : undefined
  if (query.sinceTime && sinceTime === undefined) throw badRequest(`parsing time ${JSON.stringify(query.sinceTime)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(query.sinceTime)} as "2006"`)
  const errors: FieldError[] = []
  if (tailLines !== undefined && tailLines < 0) errors.push(invalid('tailLines', tailLines, 'must be greater than or equal to 0'))
  if (limitBytes !== undefined && limitBytes < 1) errors.push(invalid('limitBytes', limitBytes, 'must be greater than 0'))
  if (sinceSeconds !== undefined && sinceTime !== undefined) errors.push(forbidden('', 'at most one of `sinceTime` or `sinceSeconds` may be specified'))
  else if (sinceSeconds !== undefined && sinceSeconds < 1) errors.push(invalid('sinceSeconds', sinceSeconds, 'must be greater than 0'))
  if (errors.length) throw invalidObject({ group: '', kind: 'PodLogOptions' }, name, errors)
  const since = sinceSeconds === undefined ? sinceTime : now - sinceSeconds * 1000
  return {
    container: query.container ?? '', follow: flag(query.follow), previous: flag(query.previous), timestamps: flag(query.timestamps),
    ...(since !== undefined && { since }), ...(tailLines !== undefined && { tailLines }), ...(limitBytes !== undefined && { limitBytes }),
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^[-+]?\d+$/.test(text)) throw new ApiError(400, 'BadRequest', `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  return Number(text)
}
