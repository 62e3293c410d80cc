import type { Fields } from '../api/object.ts'
import type { FieldInfo, Schema, TypeRef } from '../api/schema/contract.ts'
import { BuildFailure } from './failure.ts'
import { mergeList } from './mergelist.ts'

/** What is known of the type of a value: nothing, for kinds that are not built in. */
export interface Known { schema: Schema; type?: TypeRef; field?: FieldInfo }

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNothing = (value: unknown) => value === undefined || value === null
const nodeKind = (value: unknown) => (Array.isArray(value) ? 'SequenceNode' : isMap(value) ? 'MappingNode' : 'ScalarNode')

/**
 * Merges a strategic merge patch as kustomize does: elements that the patch names come first in lists, null removes, unknown kinds have their lists replaced.
 * Both inputs may be changed. Gives undefined when nothing is left.
 * @throws BuildFailure when the two are of different shapes
 */
export function merge(into: unknown, patch: unknown, known: Known): unknown {
  const kinds = [into, patch].filter((value) => !isNothing(value)).map(nodeKind)
  if (kinds.length === 2 && kinds[0] !== kinds[1]) throw new BuildFailure(`wrong node kind: expected ${kinds[0]} but got ${kinds[1]}: node contents:\n${shown(patch)}\n`)
  if (kinds[0] === 'SequenceNode') return mergeList(into as unknown[] | undefined, patch as unknown[] | null | undefined, known)
  if (kinds[0] === 'ScalarNode') return patch === undefined ? into : patch ?? undefined
  if (!kinds.length) return patch === undefined ? into : undefined
  return mergeMap(into as Fields | undefined, patch as Fields | null | undefined, known)
}

const shown = (value: unknown) => (isMap(value) ? Object.keys(value).map((key) => `${key}: ${JSON.stringify(value[key])}`).join('\n') : Array.isArray(value) ? value.map((item) => `- ${JSON.stringify(item)}`).join('\n') : String(value))

/** `$patch` of a map; it is taken out. */
function directive(patch: Fields | undefined): string {
  if (!patch || !('$patch' in patch)) return 'merge'
  const { $patch } = patch
  delete patch.$patch
  return checkedDirective(String($patch))
}

/** @throws BuildFailure for a directive that there is not */
export function checkedDirective(name: string): string {
  if (!['delete', 'replace', 'merge'].includes(name)) throw new BuildFailure(`unknown patch strategy '${name}'`)
  return name
}

function mergeMap(into: Fields | null | undefined, patch: Fields | null | undefined, known: Known): Fields | undefined {
  if (patch === null && !isNothing(into)) return undefined
  const asked = directive(patch ?? undefined)
  if (asked === 'delete') return undefined
  const base = isNothing(into) || asked === 'replace' ? patch! : into!
  const struct = known.type?.kind === 'struct' ? known.schema.struct(known.type.name) : undefined
  const names = new Set([...Object.keys(base), ...Object.keys(patch ?? {})])
  for (const name of [...names].sort()) {
    const field = struct?.field(name)
    const type = field?.type ?? (known.type?.kind === 'map' ? known.type.of : undefined)
    // A null that was there before, and that the patch does not speak of, stays.
    if (base[name] === null && (patch?.[name] === undefined)) continue
    const merged = merge(base[name], patch?.[name], { schema: known.schema, type, field })
    if (merged === undefined) delete base[name]
    else base[name] = merged
  }
  return base
}
