import type { Fields } from '../../api/object.ts'
import type { Schema } from '../../api/schema/contract.ts'
import { CommandError, string } from '../../cli/command.ts'
import { typedObject } from './typed.ts'

export const overrideFlags = {
  overrides: string('', 'JSON that is laid over the generated object before it is sent. It has to name a valid apiVersion.'),
  'override-type': string('merge', 'How --overrides is applied: json (a JSON patch), merge or strategic.'),
}

/**
 * The generated object with `--overrides` laid over it. `kubectl: cmdutil.Overrider`
 * @throws CommandError
 */
export async function overridden(generated: Fields, { overrides, 'override-type': type }: { readonly overrides: string; readonly 'override-type': string }): Promise<Fields> {
  if (!overrides) return generated
  if (!['json', 'merge', 'strategic', ''].includes(type)) throw new CommandError(`invalid override type: ${type}`)
  const target = await typedObject(generated)
  const schema = await (await import('../../api/schema/load.ts')).loadSchema()
  const patch = await parsed(overrides, type)
  try {
    const result = await patched(schema, target, patch, type)
    if (!schema.typeOf(result.apiVersion, result.kind)) throw new CommandError(`no kind ${JSON.stringify(result.kind)} is registered for version ${JSON.stringify(result.apiVersion)} in scheme "pkg/runtime/scheme.go:111"`)
    return await typedObject(result)
  } catch (error) {
    if (error instanceof CommandError || error instanceof TypeError) throw error
    const { cause, message } = error as Error
    throw new CommandError(typeof cause === 'string' ? cause : message)
  }
}

async function patched(schema: Schema, target: Fields, patch: any, type: string): Promise<Fields> {
  if (type === 'json') return (await import('../../api/patch/json.ts')).applyJsonPatch(target, patch)
  if (type !== 'strategic') return (await import('../../api/patch/merge.ts')).applyMergePatch(target, patch)
  const { strategicMerge } = await import('../../api/patch/strategic.ts')
  return strategicMerge(schema, schema.typeOf(target.apiVersion, target.kind)!, target, patch)
}

/** @throws CommandError in the words of the libraries that kubectl reads each type with */
async function parsed(text: string, type: string): Promise<unknown> {
  const { JsonError, readJson, skipSpace } = await import('../../api/yaml/json.ts')
  let value: unknown
  try {
    const read = readJson(text, skipSpace(text, 0))
    const rest = skipSpace(text, read.end)
    if (rest < text.length) throw new JsonError(`invalid character '${text[rest]}' after top-level value`)
    value = read.value
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new CommandError(type === 'json' ? error.message : malformed(type))
  }
  refuseShape(value, type)
  return value
}

const malformed = (type: string) => (type === 'strategic' ? 'invalid JSON document' : 'Invalid JSON Patch')

function refuseShape(value: unknown, type: string): void {
  const shape = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
  if (type === 'json') {
    if (shape !== 'array' && shape !== 'null') throw new CommandError(`json: cannot unmarshal ${shape} into Go value of type jsonpatch.Patch`)
  } else if (shape === 'array' && type !== 'strategic') {
    // A list replaces the whole object, which then has no kind to be read.
    throw new CommandError('couldn\'t get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }')
  } else if (shape !== 'object') throw new CommandError(malformed(type))
}
