import { PatchError } from './errors.ts'

/** `json: cannot unmarshal string into Go …`, as the decoder of a patch body says it. */
export function badDecode(value: unknown, target: string, prefix = 'error decoding patch: '): PatchError {
  return new PatchError(`${prefix}json: cannot unmarshal ${jsonName(value)} into Go ${target}`, 400)
}

function jsonName(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value === 'boolean' ? 'bool' : typeof value
}
