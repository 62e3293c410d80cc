import type { KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { waitUntilGone } from '../delete/waiting.ts'
import { writeQuery } from '../shared/options.ts'
import type { ApplyOptions } from './options.ts'

/** `--force`: deletes the object and makes it anew; when that fails, the old one is put back. @throws CommandError */
export async function replaceByForce(ctx: CommandContext, info: Info, original: KubeObject, modified: KubeObject, options: ApplyOptions): Promise<KubeObject> {
  const { resource, namespace, name } = info
  const { gracePeriodSeconds, propagationPolicy, timeout } = options
  await ctx.client.delete(resource, namespace, name, { ...(gracePeriodSeconds >= 0 && { gracePeriodSeconds }), propagationPolicy })
  await waitUntilGone(ctx, [{ resource, namespace, name, uid: original.metadata.uid }], timeout)
  try {
    return await ctx.client.create(resource, namespace, modified, writeQuery(options))
  } catch (error) {
    const { resourceVersion: _, uid: __, ...metadata } = original.metadata
    const reason = (error as Error).message
    try {
      await ctx.client.create(resource, namespace, { ...original, metadata })
    } catch (second) {
      throw new CommandError(`An error occurred force-replacing the existing object with the newly provided one:\n\n${reason}.\n\nAdditionally, an error occurred attempting to restore the original object:\n\n${(second as Error).message}`)
    }
    throw error
  }
}
