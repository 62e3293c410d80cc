import type { CommandContext } from '../../cli/command.ts'
import { parseGoDuration } from '../../api/duration.ts'

/** When a request that starts now has to end (--request-timeout), in cluster ms; undefined for no limit. */
export function requestDeadline(ctx: CommandContext): number | undefined {
  const text = ctx.globals['request-timeout']
  const ms = /^[+-]?\d+$/.test(text) ? Number(text) * 1000 : text ? parseGoDuration(text) : 0
  return ms > 0 ? ctx.client.now() + ms : undefined
}
