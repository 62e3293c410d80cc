import type { KubeObject } from '../../api/object.ts'
import { PatchError, MalformedPatch } from '../../api/patch/errors.ts'
import type { PatchType } from '../../api/request.ts'
import { loadSchema } from '../../api/schema/load.ts'
import { CommandError } from '../../cli/command.ts'

/** Applies a patch without the server, as `--local` and `--dry-run=client` do. @throws CommandError in the words of `kubectl: cmd/patch` */
export async function patchLocally(object: KubeObject, type: PatchType, patch: unknown): Promise<KubeObject> {
  try {
    switch (type) {
      case 'application/json-patch+json': return await byOperations(object, patch)
      case 'application/merge-patch+json': return await byMerge(object, patch)
      default: return await byStrategicMerge(object, patch)
    }
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    throw new CommandError(typeof error.cause === 'string' ? error.cause : error.message)
  }
}

async function byOperations(object: KubeObject, patch: unknown): Promise<KubeObject> {
  if (patch instanceof MalformedPatch) throw new CommandError(jsonFlaw(patch.text))
  if (patch !== null && !Array.isArray(patch)) throw new CommandError(`json: cannot unmarshal ${goType(patch)} into Go value of type jsonpatch.Patch`)
  return (await import('../../api/patch/json.ts')).applyJsonPatch(object, patch) as KubeObject
}

async function byMerge(object: KubeObject, patch: unknown): Promise<KubeObject> {
  if (Array.isArray(patch)) throw new CommandError('json: cannot unmarshal array into Go value of type unstructured.detector')
  if (typeof patch !== 'object' || patch === null || patch instanceof MalformedPatch) throw new CommandError('Invalid JSON Patch')
  return (await import('../../api/patch/merge.ts')).applyMergePatch(object, patch) as KubeObject
}

async function byStrategicMerge(object: KubeObject, patch: unknown): Promise<KubeObject> {
  const schema = await loadSchema()
  const { apiVersion, kind } = object
  const type = schema.typeOf(apiVersion, kind)
  if (!type) throw new CommandError(`strategic merge patch is not supported for ${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}, Kind=${kind} locally, try --type merge`)
  if (patch !== null && (typeof patch !== 'object' || Array.isArray(patch) || patch instanceof MalformedPatch)) throw new CommandError('invalid JSON document')
  // The result is not held against the type here: only the server does that.
  return (await import('../../api/patch/strategic.ts')).strategicMerge(schema, type, object, patch ?? {}) as KubeObject
}

const goType = (value: unknown) => (typeof value === 'boolean' ? 'bool' : typeof value)

/** Why Go cannot read a text that begins with a brace. */
function jsonFlaw(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)
    const character = at && text[Number(at[1])]
    if (character) return `invalid character '${character}' ${/after JSON/.test((error as Error).message) ? 'after top-level value' : 'looking for beginning of value'}`
  }
  return 'unexpected end of JSON input'
}
