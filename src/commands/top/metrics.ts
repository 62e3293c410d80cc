import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'

/** Refuses --sort-by of anything but cpu and memory. @throws CommandError */
export function checkSortBy(sortBy: string): void {
  if (sortBy && sortBy !== 'cpu' && sortBy !== 'memory') throw new CommandError('--sort-by accepts only cpu or memory')
}

/** Metrics come from a group of their own; a cluster without a metrics server does not have it. @throws CommandError */
export async function requireMetrics(ctx: CommandContext): Promise<never> {
  const served = (await ctx.client.resources()).some((resource) => resource.group === 'metrics.k8s.io')
  throw new CommandError(served ? 'fauxctl does not read metrics yet' : 'Metrics API not available')
}
