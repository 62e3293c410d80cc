import { ApiError } from '../../api/status.ts'
import type { Query } from '../../api/request.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'

/** What has to hold before: -1 and '' ask for nothing. */
export interface Precondition { size: number; resourceVersion: string }

const SECOND = 1000
const RETRY_FOR = 5 * 60 * SECOND

/**
 * Sets the size through the scale subresource, again when somebody else was faster. Gives the size that was set.
 * `kubectl: pkg/scale` @throws ApiError, CommandError when a precondition does not hold
 */
export async function scaleTo(ctx: CommandContext, info: Info, size: number, precondition: Precondition, query: Query): Promise<number> {
  const until = ctx.client.now() + RETRY_FOR
  for (;;) {
    try {
      return await once(ctx, info, size, precondition, query)
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'Conflict' || ctx.client.now() >= until) throw error
      await ctx.client.transport.sleep(SECOND)
    }
  }
}

async function once(ctx: CommandContext, { resource, namespace, name }: Info, size: number, { size: expected, resourceVersion }: Precondition, query: Query): Promise<number> {
  if (expected === -1 && !resourceVersion) {
    const scaled = await ctx.client.patch(resource, namespace, name, 'application/merge-patch+json', { spec: { replicas: size } }, query, 'scale')
    return scaled.spec?.replicas ?? 0
  }
  const scale = await ctx.client.get(resource, namespace, name, undefined, 'scale')
  const now = scale.spec?.replicas ?? 0
  if (expected !== -1 && now !== expected) throw new CommandError(`Expected replicas to be ${expected}, was ${now}`)
  if (resourceVersion && scale.metadata.resourceVersion !== resourceVersion) throw new CommandError(`Expected resource version to be ${resourceVersion}, was ${scale.metadata.resourceVersion}`)
  const scaled = await ctx.client.update(resource, namespace, name, { ...scale, spec: { ...scale.spec, replicas: size } }, query, 'scale')
  return scaled.spec?.replicas ?? 0
}

/** Waits until there are as many replicas as wanted, or somebody wants another number. `timeout` in ms. @throws CommandError */
export async function waitForSize(ctx: CommandContext, { resource, namespace, name }: Info, size: number, timeout: number): Promise<void> {
  const deadline = ctx.client.now() + timeout
  for (;;) {
    const { spec, status } = await ctx.client.get(resource, namespace, name, undefined, 'scale')
    const wanted = spec?.replicas ?? 0
    if (wanted !== size || (status?.replicas ?? 0) === wanted) return
    if (ctx.client.now() >= deadline) throw new CommandError(`timed out waiting for ${JSON.stringify(name)} to be synced`)
    await ctx.client.transport.sleep(Math.min(SECOND, deadline - ctx.client.now()))
  }
}
