import type { Fields } from '../../api/object.ts'
import { base64Fault, canonicalBase64 } from '../../api/schema/bytes.ts'
import { CommandError } from '../../cli/command.ts'
import { parseBool } from '../../cli/pflag/strconv.ts'
import { stanzaFields } from '../../client/kubeconfig/fields.ts'
import type { Part } from '../../client/kubeconfig/model.ts'
import { parts } from '../../client/kubeconfig/model.ts'

/** A place in a kubeconfig that `config set` and `unset` can name. */
export type Property =
  | { kind: 'current-context' }
  | { kind: 'part'; part: Part; name: '' }
  | { kind: 'stanza'; part: Part; name: string }
  | { kind: 'field'; part: Part; name: string; field: string }

/** Go's names of the stanza types, as errors show them. */
const goTypes = { clusters: 'api.Cluster', users: 'api.AuthInfo', contexts: 'api.Context' } as const

/**
 * Reads `contexts.my.context.namespace`: a name may have dots, it ends where a field of its type begins (kubectl: cmd/config navigationSteps).
 * @throws CommandError
 */
export function parseProperty(path: string): Property {
  const [first, ...rest] = path.split('.') as [string, ...string[]]
  if (first === 'current-context' && rest.length === 0) return { kind: 'current-context' }
  const part = parts.find((known) => known === first)
  if (!part) throw new CommandError(first === 'current-context' ? `unable to parse one or more field values of ${path}` : `unable to parse ${path} after [] at api.Config`)
  if (rest.length === 0) return { kind: 'part', part, name: '' }
  const ends = rest.findIndex((word, at) => at > 0 && Object.hasOwn(stanzaFields[part], word))
  const name = (ends < 0 ? rest : rest.slice(0, ends)).join('.')
  if (ends < 0) return { kind: 'stanza', part, name }
  const field = rest[ends]!
  if (rest.length > ends + 1) {
    const type = goTypes[part]
    const steps = `[{${part} map[string]*${type}} {${name} *${type}} {${field} string}]`
    throw new CommandError(stanzaFields[part][field] === 'object' ? `unable to parse ${path} after ${steps} at ${type}` : `unable to parse one or more field values of ${path}`)
  }
  return { kind: 'field', part, name, field }
}

/** The stanza's fields with the property set to a text, or unset. @throws CommandError when the text does not fit the field */
export function changedFields({ part, field }: Property & { kind: 'field' }, fields: Fields, value: string | undefined, rawBytes: boolean): Fields {
  if (value === undefined) {
    const { [field]: _, ...rest } = fields
    return rest
  }
  switch (stanzaFields[part][field]) {
    case 'bool': return { ...fields, [field]: readBool(value) }
    case 'bytes': return { ...fields, [field]: rawBytes ? btoa(unescape(encodeURIComponent(value))) : checkedBase64(value) }
    case 'strings': throw new CommandError('unrecognized slice type. string')
    case 'object': throw new CommandError("can't set a map to a value: map[]")
    default: return { ...fields, [field]: value }
  }
}

function readBool(text: string): boolean {
  try {
    return parseBool(text)
  } catch (error) {
    throw new CommandError((error as Error).message)
  }
}

function checkedBase64(text: string): string {
  const clean = canonicalBase64(text)
  if (clean === undefined) throw new CommandError(`error decoding input value: ${base64Fault(text)}`)
  return clean
}
