import { diffMerge } from '../../api/patch/merge.ts'
import { createStrategicPatch } from '../../api/patch/threeway.ts'
import { apiVersionOf } from '../../api/gvk.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { loadSchema } from '../../api/schema/load.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { toJson } from '../../print/json.ts'
import { goSyntax } from './gosyntax.ts'
import { LAST_APPLIED } from '../apply/lastapplied.ts'
import type { EditOptions } from './options.ts'
import type { EditResults } from './results.ts'

type Print = (operation: string, object: KubeObject) => Promise<void>

/** Sends what was edited, object by object; failures of the server go to the results. @throws CommandError */
export async function sendPatches(ctx: CommandContext, originals: readonly Info[], edited: readonly Info[], options: EditOptions, results: EditResults, print: Print): Promise<void> {
  for (const info of edited) {
    const original = originalOf(originals, info)
    const object = info.object!
    if (same(original.object, object)) {
      await print('skipped', object)
      continue
    }
    const { type, patch } = await patchBetween(info, original.object!, object)
    if (options.outputPatch) ctx.out(`Patch: ${toJson(patch, { sorted: true })}\n`)
    try {
      const query = { fieldManager: options.manager, fieldValidation: options.validation }
      await print('edited', await ctx.client.patch(info.resource, info.namespace, info.name, type, patch, query, options.subresource || undefined))
    } catch (error) {
      ctx.err(results.add(error as Error, info))
    }
  }
}

/** Creates what was edited (`create --edit`). @throws ApiError */
export async function sendNew(ctx: CommandContext, edited: readonly Info[], options: EditOptions, print: Print): Promise<void> {
  for (const { resource, namespace, object } of edited) {
    await print('created', await ctx.client.create(resource, namespace, object!, { fieldManager: options.manager, fieldValidation: options.validation }))
  }
}

/** Writes what was edited into the annotation of the live objects (`apply edit-last-applied`). @throws ApiError, CommandError */
export async function sendLastApplied(ctx: CommandContext, originals: readonly Info[], edited: readonly Info[], options: EditOptions, print: Print): Promise<void> {
  for (const info of edited) {
    const object = info.object!
    if (same(originalOf(originals, info).object, object)) {
      await print('skipped', object)
      continue
    }
    const patch = { metadata: { annotations: { [LAST_APPLIED]: `${toJson(object, { sorted: true })}\n` } } }
    await ctx.client.patch(info.resource, ctx.namespace, info.name, 'application/merge-patch+json', patch, { fieldManager: options.manager, fieldValidation: options.validation })
    await print('edited', object)
  }
}

/** Objects are told apart by their UID. @throws CommandError when the edit changed it */
function originalOf(originals: readonly Info[], { object }: Info): Info {
  const original = originals.find((other) => other.object!.metadata.uid === object!.metadata.uid)
  if (!original) throw new CommandError(`no original object found for &unstructured.Unstructured{Object:${goSyntax(object)}}`)
  return original
}

/** Strategic for built-in kinds, a merge patch for others. @throws CommandError when the edit changed what an object is */
async function patchBetween({ resource }: Info, original: Fields, edited: Fields) {
  const schema = await loadSchema()
  const type = schema.typeOf(apiVersionOf(resource), resource.kind)
  const patch = type ? createStrategicPatch(schema, type, original, edited) : diffMerge(original, edited)
  if ('apiVersion' in patch || 'kind' in patch || 'managedFields' in patch || (patch.metadata && 'name' in patch.metadata)) {
    throw new CommandError('At least one of apiVersion, kind and name was changed')
  }
  return { patch, type: type ? 'application/strategic-merge-patch+json' as const : 'application/merge-patch+json' as const }
}
