import { envVarName } from '../../api/names.ts'
import { CommandError } from '../../cli/command.ts'

/** `a=1,b=2` as labels; undefined when empty. @throws CommandError */
export function parseLabels(text: string): Record<string, string> | undefined {
  if (!text) return undefined
  const labels: Record<string, string> = {}
  for (const spec of text.split(',')) {
    const parts = spec.split('=')
    if (parts.length !== 2) throw new CommandError(`unexpected label spec: ${spec}`)
    if (!parts[0]) throw new CommandError('unexpected empty label key')
    labels[parts[0]] = parts[1]!
  }
  return labels
}

/** `NAME=VALUE` texts as environment variables. @throws CommandError */
export function parseEnv(texts: readonly string[]): { name: string; value?: string }[] {
  return texts.map((text) => {
    const equals = text.indexOf('=')
    const name = text.slice(0, equals)
    if (equals <= 0 || envVarName(name).length) throw new CommandError(`invalid env: ${text}`)
    const value = text.slice(equals + 1)
    return { name, ...(value && { value }) }
  })
}

/** @throws CommandError */
export function restartPolicy(text: string, interactive: boolean): string {
  if (!text) return interactive ? 'OnFailure' : 'Always'
  if (!['Always', 'Never', 'OnFailure'].includes(text)) throw new CommandError(`invalid restart policy: ${text}, valid values are: Always, OnFailure, Never`)
  return text
}

/** @throws CommandError */
export function pullPolicy(text: string): string {
  if (text && !['Always', 'IfNotPresent', 'Never'].includes(text)) throw new CommandError(`invalid image pull policy: ${text}, valid values are: Always, IfNotPresent, Never`)
  return text
}

const component = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*'
const domain = '(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?'
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][0-9a-fA-F]{32,}'
const reference = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*(?::[\\w][\\w.-]{0,127})?(?:@${digest})?$`)

/** Whether a text can name an image: host, path, tag and digest in their grammar (distribution: reference). */
export const isImageReference = (text: string): boolean => reference.test(text)
