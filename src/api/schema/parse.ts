import type { FieldInfo, ScalarKind, StructInfo, TypeRef } from './contract.ts'

const SCALARS: Record<string, ScalarKind> = {
  s: 'string', i: 'int32', l: 'int64', b: 'bool', f: 'float64', y: 'bytes', t: 'time', m: 'microtime', d: 'duration', q: 'quantity', o: 'intOrString', a: 'any',
  S: 'schemaOrBool', A: 'schemaOrArray', P: 'schemaOrStrings',
}
const GO_NAMES: Partial<Record<ScalarKind, string>> = { bytes: '[]uint8' }

/**
 * Reads one struct out of the table's text; `generate/main.go` tells the notation.
 * @param group where the struct is at home: `core/v1`
 */
export function parseStruct(group: string, goName: string, text: string): StructInfo {
  const atomic = text.startsWith('@')
  const body = atomic ? text.slice(1) : text
  const fields = body === '' ? [] : body.split('|').map((field) => parseField(group, field))
  const byName = new Map(fields.map((field) => [field.name, field]))
  return { name: `${group}.${goName}`, goName, fields, ...(atomic && { mapType: 'atomic' as const }), field: (name) => byName.get(name) }
}

function parseField(group: string, text: string): FieldInfo {
  const defaultAt = text.indexOf(' D=')
  const [name, typeText, ...attributes] = (defaultAt < 0 ? text : text.slice(0, defaultAt)).split(' ')
  const pointer = typeText[0] === '*'
  const field: FieldInfo = { name, type: parseType(group, pointer ? typeText.slice(1) : typeText), pointer, omit: 'empty' }
  for (const attribute of attributes) readAttribute(field, attribute)
  if (defaultAt >= 0) field.default = JSON.parse(text.slice(defaultAt + 3))
  return field
}

function readAttribute(field: FieldInfo, attribute: string): void {
  const value = attribute.slice(2)
  switch (attribute[0]) {
    case '!': field.omit = 'never'; break
    case '0': field.omit = 'zero'; break
    case 'R': field.required = true; break
    case 'p': field.patchStrategy = value.split(','); break
    case 'k': field.patchMergeKey = value; break
    case 'L': field.listType = value as FieldInfo['listType']; break
    case 'K': field.listMapKeys = value.split(','); break
    case 'M': field.mapType = value as FieldInfo['mapType']; break
    case 'I': field.inline = value; break
    default: throw new Error(`schema table: attribute ${attribute} of ${field.name}`)
  }
}

function parseType(group: string, text: string): TypeRef {
  switch (text[0]) {
    case '.': return { kind: 'struct', name: group + text }
    case '/': return { kind: 'struct', name: text.slice(1) }
    case '[': case '{': {
      const list = text[0] === '['
      const named = text[1] === '=' ? text.slice(2, text.indexOf('=', 2)) : undefined
      const of = parseType(group, text.slice(named === undefined ? 1 : named.length + 3))
      return { kind: list ? 'list' : 'map', of, go: named ?? (list ? '[]' : 'map[string]') + goName(of) }
    }
  }
  const kind = SCALARS[text[0]]
  if (!kind) throw new Error(`schema table: type ${text}`)
  return { kind, go: text[1] === '=' ? text.slice(2) : GO_NAMES[kind] ?? kind }
}

/** How Go prints a type: `v1.PodSpec`, `[]v1.Container`, `map[string]string`. */
export function goName(type: TypeRef): string {
  return type.kind === 'struct' ? type.name.slice(type.name.indexOf('/') + 1) : type.go
}
