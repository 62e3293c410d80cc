import type { Fields } from '../../api/object.ts'
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
  return typedObject(await patched(target, await parsed(overrides, type), type))
}

async function patched(target: Fields, patch: any, type: string): Promise<Fields> {
  if (type === 'json') return (await import('../../api/patch/json.ts')).applyJsonPatch(target, patch)
  if (type !== 'strategic') return (await import('../../api/patch/merge.ts')).applyMergePatch(target, patch)
  const [{ loadSchema }, { applyStrategicPatch }] = await Promise.all([import('../../api/schema/load.ts'), import('../../api/patch/strategic.ts')])
  const schema = await loadSchema()
  return applyStrategicPatch(schema, schema.typeOf(target.apiVersion, target.kind)!, target, patch)
}

async function parsed(text: string, type: string): Promise<unknown> {
  const { JsonError, readJson, skipSpace } = await import('../../api/yaml/json.ts')
  try {
    const { value, end } = readJson(text, 0)
    const rest = skipSpace(text, end)
    if (rest < text.length) throw new JsonError(`invalid character '${text[rest]}' after top-level value`)
    return value
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new CommandError(type === 'json' ? error.message : type === 'strategic' ? 'invalid JSON document' : 'Invalid JSON Patch')
  }
}
