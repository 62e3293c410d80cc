import type { Fields } from '../api/object.ts'
import { BuildFailure, messageOf } from './failure.ts'
import type { FieldSpec } from './kustomizationtypes.ts'
import { splitPath } from './paths.ts'
import { gvkOf, idText, isSelected } from './resid.ts'
import type { Resource } from './resource.ts'

/** A field that was found: its value, and how to change it. */
export interface FieldSlot { value: unknown; set(value: unknown): void }

/** What a missing field is made as when the spec says to create it. */
export type Creates = 'map' | 'text' | 'number' | undefined

/**
 * Calls `change` with every field of the resource that a spec means; lists on the way are gone through.
 * @param creates what the last part of the path becomes when it is missing and may be created
 * @throws BuildFailure `considering field '…' of object …: …`
 */
export function changeField(resource: Resource, spec: FieldSpec, change: (slot: FieldSlot) => void, creates?: Creates): void {
  if (resource.isGone || !isSelected(gvkOf(resource.object.apiVersion, resource.object.kind), spec)) return
  try {
    walk({ value: resource.object, set() {} }, splitPath(spec.path ?? '', '/'), { change, creates: spec.create ? creates : undefined })
  } catch (error) {
    throw new BuildFailure(`considering field '${spec.path ?? ''}' of object ${idText(resource.currentId())}: ${messageOf(error)}`)
  }
}

/** The same for several specs, in their order. */
export function changeFields(resource: Resource, specs: readonly FieldSpec[], change: (slot: FieldSlot) => void, creates?: Creates): void {
  for (const spec of specs) changeField(resource, spec, change, creates)
}

interface Work { change(slot: FieldSlot): void; creates: Creates }

function walk(slot: FieldSlot, path: readonly string[], work: Work): void {
  const { value } = slot
  if (!path.length) return work.change(slot)
  if (value === null || value === undefined) return
  if (Array.isArray(value)) return value.forEach((_, at) => walk({ value: value[at], set: (changed) => { value[at] = changed } }, path, work))
  if (typeof value !== 'object') throw new BuildFailure('expected sequence or mapping node')
  intoField(value as Fields, path, work)
}

function intoField(map: Fields, [part = '', ...rest]: readonly string[], work: Work): void {
  const name = part.replace(/\[\]$/, '')
  if (!name) throw new BuildFailure('cannot set or create an empty field name')
  const mayCreate = work.creates && name === part
  if (map[name] === undefined && !mayCreate) return
  if (mayCreate && (map[name] === undefined || map[name] === null)) map[name] = rest.length || work.creates === 'map' ? {} : work.creates === 'number' ? 0 : ''
  walk({ value: map[name], set: (changed) => { map[name] = changed } }, rest, work)
}

/** Sets an entry of the map that stands in the field. */
export const setEntry = (key: string, value: string) => ({ value: map }: FieldSlot): void => {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw new BuildFailure(`wrong node kind: expected MappingNode but got ${Array.isArray(map) ? 'SequenceNode' : 'ScalarNode'}: node contents:\n${String(map)}\n`)
  ;(map as Fields)[key] = value
}
