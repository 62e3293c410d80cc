import type { Query } from '../../api/request.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import type { LogFlags } from './logs.ts'

const LAYOUT = '2006-01-02T15:04:05Z07:00'
/** Lines of each pod when pods are chosen by labels. */
const SELECTOR_TAIL = 10

/** The flags as PodLogOptions by their wire names. @throws CommandError */
export function logQuery(ctx: CommandContext, args: readonly string[], flags: LogFlags): Query {
  const { selector, tail, since, 'since-time': sinceTime, 'limit-bytes': limitBytes } = flags
  const container = args[1] ?? flags.container
  const lines = selector && tail === -1 && !ctx.changed('tail') ? SELECTOR_TAIL : tail === -1 ? undefined : tail
  return {
    ...(container && { container }), ...(flags.follow && { follow: 'true' }), ...(flags['insecure-skip-tls-verify-backend'] && { insecureSkipTLSVerifyBackend: 'true' }),
    ...(limitBytes !== 0 && { limitBytes: String(limitBytes) }), ...(flags.previous && { previous: 'true' }),
    ...(since !== 0 && { sinceSeconds: String(Math.sign(since) * Math.round(Math.abs(since) / 1000)) }), ...(sinceTime && { sinceTime: timeOf(sinceTime) }),
    ...(lines !== undefined && { tailLines: String(lines) }), ...(flags.timestamps && { timestamps: 'true' }),
  }
}

function timeOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[-+]\d\d:\d\d)$/.test(text) ? parseTime(text) : undefined
  if (time === undefined) throw new CommandError(`parsing time ${JSON.stringify(text)} as ${JSON.stringify(LAYOUT)}: cannot parse ${whereItFails(text)}`)
  return rfc3339(time)
}

/** What Go's time.Parse calls the part that it stumbles over. */
function whereItFails(text: string): string {
  const parts: [RegExp, string][] = [[/^\d{4}/, '2006'], [/^-/, '-'], [/^\d\d/, '01'], [/^-/, '-'], [/^\d\d/, '02'], [/^T/, 'T'], [/^\d\d/, '15'], [/^:/, ':'], [/^\d\d/, '04'], [/^:/, ':'], [/^\d\d(\.\d+)?/, '05'], [/^(Z|[-+]\d\d:\d\d)/, 'Z07:00']]
  let rest = text
  for (const [part, layout] of parts) {
    const [found] = part.exec(rest) ?? []
    if (found === undefined) return `${JSON.stringify(rest)} as ${JSON.stringify(layout)}`
    rest = rest.slice(found.length)
  }
  return `${JSON.stringify(text)} as "2006"`
}
