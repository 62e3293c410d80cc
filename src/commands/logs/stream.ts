import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { requestDeadline } from '../shared/deadline.ts'
import type { LogSource } from './sources.ts'

interface Printing { follow: boolean; prefix: boolean; ignoreErrors: boolean; timeout: number }

/** A source that refuses is asked again after this time (ms) when it is followed. */
const RETRY = 1000

/** Prints logs one after the other; several that are followed, side by side. @throws ApiError, CommandError */
export async function printLogs(ctx: CommandContext, sources: readonly LogSource[], printing: Printing): Promise<void> {
  const print = (source: LogSource) => (printing.follow ? follow(ctx, source, printing) : once(ctx, source, printing))
  if (printing.follow && sources.length > 1) await Promise.all(sources.map(print))
  else for (const source of sources) await print(source)
}

async function once(ctx: CommandContext, source: LogSource, printing: Printing): Promise<void> {
  try {
    await consume(ctx, source, printing)
  } catch (error) {
    if (!printing.ignoreErrors || !(error instanceof ApiError)) throw error
    ctx.out(`error: ${error.message}\n`)
  }
}

async function follow(ctx: CommandContext, source: LogSource, printing: Printing): Promise<void> {
  const until = ctx.client.now() + printing.timeout
  for (;;) {
    try {
      return await consume(ctx, source, printing)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (printing.ignoreErrors) return ctx.out(`error: ${error.message}\n`)
      ctx.err(`${error.message}\n`)
    }
    if (ctx.client.now() + RETRY >= until) throw new CommandError('context deadline exceeded')
    await ctx.client.transport.sleep(RETRY)
  }
}

async function consume(ctx: CommandContext, { namespace, pod, container, query }: LogSource, { prefix }: Printing): Promise<void> {
  const mark = prefix ? `[pod/${pod}/${container}] ` : ''
  for await (const text of ctx.client.log(namespace, pod, query, { deadline: requestDeadline(ctx) })) {
    ctx.out(mark ? text.replace(/^(?=[^])/gm, mark) : text)
  }
}
