import { ApiError } from '../../api/status.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Query } from '../../api/request.ts'
import type { KubeObject } from '../../api/object.ts'
import type { Info, Selection } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { deleteOne } from '../delete/one.ts'
import type { Doomed } from '../delete/waiting.ts'
import { waitUntilGone } from '../delete/waiting.ts'
import type { DryRun } from '../shared/options.ts'

/** How `replace --force` deletes before it creates. */
export interface ForceOptions {
  gracePeriodSeconds: number
  propagationPolicy: string
  /** ms; 0 waits five minutes. */
  timeout: number
  wait: boolean
  /** Whether deletions print only names. */
  name: boolean
  query: Query
  prepare(object: KubeObject): KubeObject
  print(object: KubeObject): void
}

const FIVE_MINUTES = 300_000

/** Deletes the objects, waits until they are gone and makes them anew. @throws CommandError, ApiError, AggregateFailure */
export async function replaceByForce(ctx: CommandContext, selection: Selection, options: ForceOptions): Promise<void> {
  const { gracePeriodSeconds, propagationPolicy, timeout, query } = options
  // A grace of 0 is taken as one second, and waited for.
  const grace = gracePeriodSeconds === 0 ? 1 : gracePeriodSeconds
  const deletion = { options: { ...(grace >= 0 && { gracePeriodSeconds: grace }), propagationPolicy }, dryRun: 'none' as DryRun, ignoreMissing: true, force: false, name: options.name }
  const infos: Info[] = []
  const doomed: Doomed[] = []
  await visit(ctx, selection, async (info) => {
    infos.push(info)
    const gone = await deleteOne(ctx, info, deletion)
    if (gone) doomed.push(gone)
  })
  if (!infos.length) ctx.out('No resources found\n')
  if (options.wait || gracePeriodSeconds === 0) await waitUntilGone(ctx, doomed, timeout)
  for (const { resource, namespace, name } of infos) await untilMissing(ctx, { resource, namespace, name, uid: undefined }, timeout || FIVE_MINUTES)

  const failures: Error[] = []
  for (const info of infos) {
    try {
      options.print(await ctx.client.create(info.resource, info.namespace, options.prepare(info.object!), query))
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof CommandError)) throw error
      failures.push(error)
    }
  }
  if (failures.length) throw failures.length === 1 ? failures[0] : new AggregateFailure(failures)
  if (!infos.length) throw new CommandError('no objects passed to replace')
}

async function untilMissing(ctx: CommandContext, one: Doomed, timeout: number): Promise<void> {
  const deadline = ctx.client.now() + timeout
  for (;;) {
    try {
      await ctx.client.get(one.resource, one.namespace, one.name)
    } catch (error) {
      if (error instanceof ApiError && error.reason === 'NotFound') return
      throw error
    }
    if (ctx.client.now() >= deadline) throw new CommandError('context deadline exceeded')
    await ctx.client.transport.sleep(Math.min(1000, deadline - ctx.client.now()))
  }
}
