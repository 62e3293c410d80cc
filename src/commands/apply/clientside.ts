import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { PatchError } from '../../api/patch/errors.ts'
import { PatchConflict, threeWayMerge, threeWayStrategic } from '../../api/patch/threeway.ts'
import { applyMergePatch } from '../../api/patch/merge.ts'
import { applyStrategicPatch } from '../../api/patch/strategic.ts'
import { loadSchema } from '../../api/schema/load.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { toJson } from '../../print/json.ts'
import { toYaml } from '../../print/yaml/yaml.ts'
import { withSource } from '../shared/source.ts'
import { writeQuery } from '../shared/options.ts'
import { infoText, objectName } from './describeinfo.ts'
import { LAST_APPLIED, lastConfiguration, withConfiguration } from './lastapplied.ts'
import type { Applied, ApplyOptions } from './options.ts'
import { replaceByForce } from './force.ts'

const CONFLICT_TRIES = 5

/** Applies one object by a three-way merge made here: last applied, manifest, live. `kubectl: cmd/apply` @throws ApiError, CommandError */
export async function applyClientSide(ctx: CommandContext, info: Info, options: ApplyOptions): Promise<Applied> {
  const manifest = info.object!
  if (!info.name && manifest.metadata.generateName) throw new CommandError(`from ${manifest.metadata.generateName}: cannot use generate name with apply`)
  const modified = withConfiguration(manifest)
  const current = await currentOf(ctx, info)
  if (!current) return create(ctx, info, modified, options)
  if (current.metadata.annotations?.[LAST_APPLIED] === undefined) {
    ctx.err(`Warning: resource ${objectName(info)} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`)
  }
  const { patch, object } = await patchTo(ctx, info, current, modified, options)
  if (object.metadata.deletionTimestamp) ctx.err(`Warning: Detected changes to resource ${info.name} which is currently being deleted.\n`)
  return { info, object, operation: Object.keys(patch).length ? 'configured' : 'unchanged' }
}

async function currentOf(ctx: CommandContext, info: Info): Promise<KubeObject | undefined> {
  try {
    if (!info.name) throw new CommandError('resource name may not be empty')
    return await ctx.client.get(info.resource, info.namespace, info.name)
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') return undefined
    throw withSource(`retrieving current configuration of:\n${infoText(info)}\nfrom server for:`, info.source, error)
  }
}

async function create(ctx: CommandContext, info: Info, modified: KubeObject, options: ApplyOptions): Promise<Applied> {
  const object = withoutNulls(modified) as KubeObject
  if (options.dryRun === 'client') return { info, object, operation: 'created' }
  try {
    return { info, object: await ctx.client.create(info.resource, info.namespace, object, writeQuery(options)), operation: 'created' }
  } catch (error) {
    throw withSource('creating', info.source, error)
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNulls(item)]))
}

/** What a three-way merge sent, and what came of it. */
export interface Patched { patch: Fields; object: KubeObject }

/** Merges a manifest into a live object; a conflict is tried again with the newer object. @throws ApiError, CommandError */
export async function patchTo(ctx: CommandContext, info: Info, live: KubeObject, modified: KubeObject, options: ApplyOptions): Promise<Patched> {
  let current = live
  let patch: Fields = {}
  for (let tries = 1; ; tries++) {
    try {
      const { type, body } = await makePatch(info, current, modified, options)
      patch = body
      if (!Object.keys(patch).length) return { patch, object: current }
      const contentType = type ? 'application/strategic-merge-patch+json' : 'application/merge-patch+json'
      if (options.dryRun === 'client') return { patch, object: await locally(current, patch, type) }
      return { patch, object: await ctx.client.patch(info.resource, info.namespace, info.name, contentType, patch, writeQuery(options)) }
    } catch (error) {
      const reason = error instanceof ApiError ? error.reason : ''
      if (reason === 'Conflict' && tries <= CONFLICT_TRIES) {
        current = await ctx.client.get(info.resource, info.namespace, info.name)
        continue
      }
      if (options.force && (reason === 'Conflict' || reason === 'Invalid')) return { patch: modified, object: await replaceByForce(ctx, info, current, modified, options) }
      const patching = withSource('patching', info.source, error)
      throw withSource(`applying patch:\n${toJson(patch, { sorted: true })}\nto:\n${infoText(info)}\nfor:`, info.source, patching)
    }
  }
}

async function makePatch(info: Info, current: KubeObject, modified: KubeObject, { overwrite }: ApplyOptions): Promise<{ type: string | undefined; body: Fields }> {
  const schema = await loadSchema()
  const type = schema.typeOf(modified.apiVersion, modified.kind)
  const original = lastConfiguration(current) ?? {}
  try {
    return { type, body: type ? threeWayStrategic(schema, type, original, modified, current, overwrite) : threeWayMerge(original, modified, current) }
  } catch (error) {
    if (error instanceof PatchConflict) throw new CommandError(`patch:\n${toYaml(error.patch)}\nconflicts with changes made from original to current:\n${toYaml(error.changed)}\n`)
    if (error instanceof PatchError) throw new CommandError(`creating patch with:\noriginal:\n${toJson(original, { sorted: true })}\nmodified:\n${toJson(modified, { sorted: true })}\ncurrent:\n${toJson(current, { sorted: true })}\nfor: ${JSON.stringify(info.source)}: ${error.message}`)
    throw error
  }
}

async function locally(current: KubeObject, patch: Fields, type: string | undefined): Promise<KubeObject> {
  return (type ? applyStrategicPatch(await loadSchema(), type, clone(current), patch) : applyMergePatch(current, patch)) as KubeObject
}
