import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { collect } from '../../client/visit.ts'
import type { ObjectPrinter } from '../../print/printer.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { typedObject } from '../shared/typed.ts'
import type { setFlags } from './flags.ts'

export type SetFlags = FlagValues<typeof setFlags> & { readonly selector?: string }

export const LOCAL_AND_SERVER = 'cannot specify --local and --dry-run=server - did you mean --dry-run=client?'

const LOCAL_RESOURCES = `error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`

/** How one `set` command goes about it. */
export interface Setting {
  ctx: CommandContext
  flags: SetFlags
  dryRun: DryRun
  printer: ObjectPrinter
}

/** Reads --dry-run and -o. `operation`: `image updated`. @throws CommandError */
export async function settingOf(ctx: CommandContext, flags: SetFlags, operation: string): Promise<Setting> {
  const dryRun = dryRunOf(ctx, flags['dry-run'])
  const printer = await printerFor(flags.output, printerOptions(flags, { operation: `${operation}${dryRunNote(dryRun)}`, typed: true, files: ctx.env.files }))
  return { ctx, flags, dryRun, printer }
}

/** The objects to change: as the server has them, or with --local as the files say. @throws CommandError */
export async function infosOf({ ctx, flags }: Setting, args: readonly string[]): Promise<Info[]> {
  if (flags.local && args.length) throw new CommandError(LOCAL_RESOURCES)
  const { filename, kustomize, recursive, selector, all, local } = flags
  const infos = await collect(ctx, { args, filenames: filename, kustomize, recursive, ...(!local && { selector, all }), refresh: !local, local })
  return local ? Promise.all(infos.map(decoded)) : infos
}

/** The object of a file in the form of its Go type. @throws CommandError when it does not fit */
async function decoded(info: Info): Promise<Info> {
  try {
    return { ...info, object: await typedObject(info.object!) as KubeObject }
  } catch (error) {
    throw new CommandError(`unable to decode ${JSON.stringify(info.source)}: ${(error as Error).message}`)
  }
}

/** One object before and after the change; `failure` when it could not be changed. */
interface Change { info: Info; after: Fields; patch: Fields; failure?: Error }

/** Changes a copy of the object. Gives false when there is nothing to send. @throws CommandError when it cannot be changed */
export type Mutate = (object: Fields, info: Info) => boolean | void | Promise<boolean | void>

/**
 * Works out what changes in one object: a strategic merge patch from what the server has.
 * `kubectl: cmd/set CalculatePatch`
 */
export async function changeOf(info: Info, mutate: Mutate): Promise<Change | undefined> {
  const [{ loadSchema }, { createStrategicPatch }] = await Promise.all([import('../../api/schema/load.ts'), import('../../api/patch/threeway.ts')])
  const before = await typedObject(info.object!)
  const copy = clone(before)
  try {
    if (await mutate(copy, info) === false) return undefined
  } catch (failure) {
    return { info, after: before, patch: {}, failure: failure as Error }
  }
  const after = await typedObject(copy)
  const schema = await loadSchema()
  const type = schema.typeOf(before.apiVersion, before.kind)
  return { info, after, patch: type ? createStrategicPatch(schema, type, before, after) : {} }
}

/** Sends what changed, and prints it. @throws ApiError */
export async function apply({ ctx, flags, dryRun, printer }: Setting, { info, after, patch }: Change): Promise<void> {
  const local = flags.local || dryRun === 'client'
  const object = local ? after : await ctx.client.patch(info.resource, info.namespace, info.name, 'application/strategic-merge-patch+json', patch, writeQuery({ dryRun, manager: flags['field-manager'] }))
  ctx.out(printer.print(!local && (flags.output || flags.template) ? await typedObject(object) : object))
}

export interface PatchOptions {
  /** In front of what the server says of a patch: `failed to patch image update to pod template: `. */
  failure: string
  /** Failures that were collected on the way, and come first. */
  failures?: Error[]
  /** Objects without a change are sent and printed all the same (set serviceaccount). */
  sendUnchanged?: boolean
  /** Called after each patch that was sent. @throws to stop */
  sent?(): void
}

/** Changes all objects, then sends all patches. All failures are told at the end. @throws AggregateFailure, CommandError */
export async function patchAll(setting: Setting, infos: readonly Info[], mutate: Mutate, { failure, failures = [], sendUnchanged = false, sent }: PatchOptions): Promise<void> {
  const changes: Change[] = []
  for (const info of infos) {
    const change = await changeOf(info, mutate)
    if (change) changes.push(change)
  }
  for (const change of changes) {
    if (change.failure) {
      failures.push(new CommandError(`error: ${nameOf(setting, change.info)} ${change.failure.message}\n`))
      continue
    }
    if (!sendUnchanged && !Object.keys(change.patch).length) continue
    try {
      await apply(setting, change)
    } catch (error) {
      failures.push(error instanceof ApiError ? new CommandError(failure + error.message) : error as Error)
      continue
    }
    sent?.()
  }
  if (failures.length === 1) throw failures[0]
  // Among others, a text that ends its line gets one more: kubectl prints an empty line behind it.
  if (failures.length) throw new AggregateFailure(failures.map((one) => (one.message.endsWith('\n') ? new CommandError(`${one.message}\n`) : one)))
}

/** `deployments/web`; with --local kubectl knows only the kind. */
function nameOf({ flags }: Setting, { resource, name }: Info): string {
  if (!flags.local) return `${resource.resource}/${name}`
  const kind = resource.kind.toLowerCase()
  return resource.group ? `${kind}.${resource.group}/${name}\n` : `${kind}/${name}`
}
