import type { Fields, KubeObject } from '../../api/object.ts'
import { resourceKey } from '../../api/gvk.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import type { PrintFlagValues } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { fieldManagerFlag } from '../shared/flags.ts'
import { printFlags } from '../../print/flags.ts'
import { requireTargets, rolloutSelection, targetFlags } from './selection.ts'

/** The flags of pause, resume and restart. */
export const changeFlags = { ...printFlags, ...targetFlags, ...fieldManagerFlag('kubectl-rollout') }

type ChangeValues = PrintFlagValues & Parameters<typeof requireTargets>[1] & { 'field-manager': string }

export interface Change {
  /** What was done, for the message: `paused`. */
  operation: string
  /** The patch that makes the change. @throws Error when it is not possible; its text comes behind the object's name */
  patch(object: KubeObject, info: Info): Fields
}

/** Patches every named object, goes on after failures and tells them at the end. @throws CommandError, AggregateFailure */
export async function changeAll(ctx: CommandContext, args: readonly string[], flags: ChangeValues, change: Change): Promise<void> {
  requireTargets(args, flags)
  const failures: Error[] = []
  const infos: Info[] = []
  try {
    await visit(ctx, rolloutSelection(args, flags), (info) => { infos.push(info) })
  } catch (error) {
    // Nothing found by then means that the arguments made no sense, or that nothing could be fetched.
    failures.push(...(error instanceof AggregateFailure ? error.failures : [error as Error]))
  }
  if (!infos.length && !failures.length) {
    ctx.err(`No resources found in ${ctx.namespace} namespace.\n`)
    return
  }
  for (const info of infos) {
    try {
      ctx.out(await changeOne(ctx, info, flags, change))
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failures.push(error)
    }
  }
  if (failures.length) throw new AggregateFailure(failures)
}

async function changeOne(ctx: CommandContext, info: Info, flags: ChangeValues, { operation, patch }: Change): Promise<string> {
  const { resource, namespace, name } = info
  let wanted: Fields
  try {
    wanted = patch(info.object!, info)
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`error: ${resourceKey(resource)} ${JSON.stringify(name)} ${(error as Error).message}`)
  }
  let changed: KubeObject
  try {
    changed = await ctx.client.patch(resource, namespace, name, 'application/strategic-merge-patch+json', wanted, { fieldManager: flags['field-manager'] })
  } catch (error) {
    if (error instanceof ApiError) throw new CommandError(`failed to patch: ${error.message}`)
    throw error
  }
  const printer = await printerFor(flags.output, printerOptions(flags, { operation, typed: true, files: ctx.env.files }))
  return printer.print(changed)
}
