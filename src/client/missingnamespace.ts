import { ApiError } from '../api/status.ts'
import type { CommandContext } from '../cli/command.ts'
import { resourceFor } from './mapper.ts'

const isNotFound = (error: unknown) => error instanceof ApiError && error.reason === 'NotFound'

/** Why an object could not be had: when its namespace is not there either, that is the reason. `cli-runtime: resource.Info.Get` */
export async function explainNotFound(ctx: CommandContext, namespace: string | undefined, failure: Error): Promise<Error> {
  if (!isNotFound(failure) || !namespace || namespace === 'default') return failure
  try {
    await ctx.client.get(resourceFor(await ctx.client.resources(), 'namespaces'), undefined, namespace)
    return failure
  } catch (error) {
    return isNotFound(error) ? error as Error : failure
  }
}
