import type { Fields } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote } from '../shared/options.ts'
import { withSource } from '../shared/source.ts'
import type { Doomed } from './waiting.ts'

/** How objects are deleted. */
export interface Deletion { options: Fields; dryRun: DryRun; ignoreMissing: boolean; force: boolean; name: boolean }

/** Deletes one object and says so; gives what to wait for. @throws ApiError, CommandError */
export async function deleteOne(ctx: CommandContext, info: Info, { options, dryRun, ignoreMissing, force, name }: Deletion): Promise<Doomed | undefined> {
  let answer: Fields = {}
  if (dryRun !== 'client') {
    try {
      answer = await ctx.client.delete(info.resource, info.namespace, info.name, options, dryRun === 'server' ? { dryRun: 'All' } : undefined)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.reason === 'NotFound' && ignoreMissing) return undefined
      throw withSource('deleting', info.source, error)
    }
  }
  const place = info.namespace ? ` from ${info.namespace} namespace` : ''
  ctx.out(name ? `${kindOf(info)}/${info.name}\n` : `${kindOf(info)} "${info.name}"${force ? ' force' : ''} deleted${place}${dryRunNote(dryRun)}\n`)
  return { resource: info.resource, namespace: info.namespace, name: info.name, uid: answer.metadata?.uid ?? answer.details?.uid }
}

/** `deployment.apps`: how the object's kind is called in messages. */
export const kindOf = ({ resource }: Info) => (resource.group ? `${resource.kind}.${resource.group}` : resource.kind).toLowerCase()
