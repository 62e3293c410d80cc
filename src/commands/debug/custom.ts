import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'

/** Fields that a custom profile leaves alone. */
const FIXED = ['name', 'command', 'image', 'lifecycle', 'volumeDevices']

/** Reads `--custom`: a part of a container spec, JSON or YAML. @throws CommandError */
export async function customProfile(ctx: CommandContext, file: string): Promise<Fields | undefined> {
  if (!file) return undefined
  const { yamlToJson } = await import('../../api/yaml/decode.ts')
  let text: string
  try {
    text = ctx.env.files.readText(file)
  } catch {
    throw new CommandError(`must pass a container spec json file for custom profile: open ${file}: no such file or directory`)
  }
  let profile: unknown
  try {
    profile = yamlToJson(text)
  } catch (error) {
    throw new CommandError(`${file} does not contain a valid container spec: ${(error as Error).message}`)
  }
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) throw new CommandError(`${file} does not contain a valid container spec: it is no object`)
  return profile as Fields
}

/** @throws CommandError for a profile that changes what it may not */
export function checkCustom(profile: Fields | undefined): void {
  if (profile && FIXED.some((field) => profile[field] !== undefined && profile[field] !== '' && profile[field]?.length !== 0)) {
    throw new CommandError('name, command, image, lifecycle and volume devices are not modifiable via custom profile')
  }
}

/** Lays a custom profile over a container, which is changed. */
export async function applyCustom(container: Fields, profile: Fields | undefined): Promise<void> {
  if (!profile) return
  const [{ loadSchema }, { applyStrategicPatch }] = await Promise.all([import('../../api/schema/load.ts'), import('../../api/patch/strategic.ts')])
  const merged = applyStrategicPatch(await loadSchema(), 'core/v1.Container', container, profile)
  for (const field of Object.keys(container)) if (!(field in merged)) delete container[field]
  Object.assign(container, merged)
}
