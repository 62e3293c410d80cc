import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'

/** An object that was told to go. */
export interface Doomed { resource: DiscoveredResource; namespace: string | undefined; name: string; uid: string | undefined }

/** Without a limit a delete waits for a week. `kubectl: cmd/delete` */
const FOR_EVER = 7 * 24 * 3_600_000

/**
 * Waits until every object is gone (or another one has its name), one after the other. `timeout` in ms, 0 for none.
 * @throws CommandError when the time is over
 */
export async function waitUntilGone(ctx: CommandContext, doomed: readonly Doomed[], timeout: number): Promise<void> {
  const deadline = ctx.client.now() + (timeout > 0 ? timeout : FOR_EVER)
  for (const one of doomed) await waitForOne(ctx, one, deadline)
}

async function waitForOne(ctx: CommandContext, { resource, namespace, name, uid }: Doomed, deadline: number): Promise<void> {
  // A resource that cannot be watched or read is not waited for.
  if (!resource.verbs.includes('watch') || !resource.verbs.includes('get')) return
  let resourceVersion: string | undefined
  try {
    const object = await ctx.client.get(resource, namespace, name)
    if (uid && object.metadata.uid !== uid) return
    resourceVersion = object.metadata.resourceVersion
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') return
    throw error
  }
  const stop = new AbortController()
  const events = ctx.client.watch(resource, namespace, { fieldSelector: `metadata.name=${name}`, resourceVersion }, { deadline, signal: stop.signal })
  for await (const { type, object } of events) {
    if (type === 'ERROR') return waitForOne(ctx, { resource, namespace, name, uid }, deadline)
    if (type === 'DELETED' || (uid && object.metadata.uid !== uid)) {
      stop.abort()
      return
    }
  }
  throw new CommandError(`timed out waiting for the condition on ${resource.resource}/${name}`)
}
