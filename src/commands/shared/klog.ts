import type { CommandContext } from '../../cli/command.ts'

/** Writes a line to stderr as klog does: level (warning, error, fatal), date, time, process, place in kubectl's sources. */
export function klog(ctx: CommandContext, level: 'W' | 'E' | 'F', place: string, text: string): void {
  const now = new Date(ctx.env.wallNow()).toISOString()
  ctx.err(`${level}${now.slice(5, 7)}${now.slice(8, 10)} ${now.slice(11, 23)}000 ${String(ctx.env.pid).padStart(7)} ${place}] ${text}\n`)
}
