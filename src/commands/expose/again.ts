import type { Fields } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { isTolerant, slipWarning } from '../../client/tolerant/mode.ts'

/**
 * In tolerant mode, exposing under the name of a service that is there changes that service to what was asked for:
 * tutorials create a service from a file and then expose under the same name. undefined when the failure stands.
 */
export async function changedInstead(ctx: CommandContext, service: Fields, error: unknown): Promise<Fields | undefined> {
  if (!isTolerant(ctx.env) || !(error instanceof ApiError) || error.reason !== 'AlreadyExists') return undefined
  const { name, namespace = ctx.namespace } = service.metadata
  const services = resourceFor(await ctx.client.resources(), 'services')
  const { selector, ports, type } = service.spec
  const changed = await ctx.client.patch(services, namespace, name, 'application/merge-patch+json', { spec: { selector, ports, ...(type && { type }) } }, { fieldManager: 'kubectl-expose' })
  ctx.err(slipWarning(`the service ${name} is there already, changed it to this`, `Error from server (AlreadyExists): ${error.message}`))
  return changed
}
