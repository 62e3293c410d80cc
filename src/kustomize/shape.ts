import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'

/** What a field of a kustomization may hold. `go` is how errors call the type. */
export type Shape =
  | { is: 'string' | 'int64' | 'bool' | 'int'; go: string }
  | { is: 'any'; go: string }
  | { is: 'list'; of: Shape; go: string }
  | { is: 'map'; of: Shape; go: string }
  | { is: 'struct'; fields: Record<string, Shape>; go: string }

export const text: Shape = { is: 'string', go: 'string' }
export const truth: Shape = { is: 'bool', go: 'bool' }
export const whole: Shape = { is: 'int', go: 'int' }
export const long: Shape = { is: 'int64', go: 'int64' }
export const anything: Shape = { is: 'any', go: 'interface {}' }
export const listOf = (of: Shape): Shape => ({ is: 'list', of, go: `[]${of.go}` })
export const mapOf = (of: Shape): Shape => ({ is: 'map', of, go: `map[string]${of.go}` })
export const struct = (go: string, fields: Record<string, Shape>): Shape => ({ is: 'struct', fields, go })

const jsonType = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value)

/**
 * Brings a value into a shape as Go's strict JSON decoder does: names in any case, nulls left out, unknown names refused.
 * @throws BuildFailure `json: unknown field "x"`, `json: cannot unmarshal …`
 */
export function shaped(value: unknown, shape: Shape, owner = '', path: readonly string[] = []): unknown {
  const misfit = (found = jsonType(value)) => {
    const where = path.length ? `Go struct field ${owner}.${path.join('.')} of type` : 'Go value of type'
    return new BuildFailure(`json: cannot unmarshal ${found} into ${where} ${shape.go}`)
  }
  if (value === null || value === undefined) return undefined
  switch (shape.is) {
    case 'any': return value
    case 'string': case 'bool':
      if (typeof value !== (shape.is === 'bool' ? 'boolean' : 'string')) throw misfit()
      return value
    case 'int': case 'int64':
      if (typeof value !== 'number') throw misfit()
      if (!Number.isInteger(value)) throw misfit(`number ${value}`)
      return value
    case 'list':
      if (!Array.isArray(value)) throw misfit()
      return value.map((item) => shaped(item, shape.of, owner, path) ?? zero(shape.of))
    default:
      if (typeof value !== 'object' || Array.isArray(value)) throw misfit()
      return shape.is === 'map' ? mapped(value as Fields, shape.of, owner, path) : structured(value as Fields, shape, path)
  }
}

const zero = (shape: Shape) => (shape.is === 'string' ? '' : shape.is === 'bool' ? false : shape.is === 'list' ? [] : shape.is === 'map' || shape.is === 'struct' ? {} : 0)

function mapped(value: Fields, of: Shape, owner: string, path: readonly string[]): Fields {
  return Object.fromEntries(Object.keys(value).map((key) => [key, shaped(value[key], of, owner, path) ?? zero(of)]))
}

function structured(value: Fields, shape: Shape & { is: 'struct' }, path: readonly string[]): Fields {
  const out: Fields = {}
  const name = shape.go.replace(/^.*\./, '')
  for (const key of Object.keys(value)) {
    const field = key in shape.fields ? key : Object.keys(shape.fields).find((known) => known.toLowerCase() === key.toLowerCase())
    if (field === undefined) throw new BuildFailure(`json: unknown field ${JSON.stringify(key)}`)
    const found = shaped(value[key], shape.fields[field]!, name, [...path, field])
    if (found !== undefined) out[field] = found
  }
  return out
}
