import type { Schema } from '../schema/contract.ts'
import { atomOf, DEDUCED, type Atom, type ListAtom } from './atom.ts'
import type { PathElement } from './element.ts'
import { groupItems } from './items.ts'
import { SetBuilder, type FieldSet } from './set.ts'

/** Every field an object names, as server-side apply owns them (`structured-merge-diff: typed.ToFieldSet`). */
export function fieldsOf(schema: Schema, type: string | undefined, object: unknown): FieldSet {
  return fieldsOfAtom(atomOf(schema, type), object)
}

export function fieldsOfAtom(atom: Atom, object: unknown): FieldSet {
  const out = new SetBuilder()
  collect(atom, object, [], out)
  return out.build()
}

function collect(atom: Atom, value: any, path: PathElement[], out: SetBuilder): void {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  switch (atom.kind) {
    case 'scalar': return out.add(path)
    case 'list': return atom.relation === 'atomic' ? out.add(path) : items(atom, value, path, out)
    case 'deduced':
      if (isMap || value === null) return entries(atom, value, path, out)
      return out.add(path)
    default: return atom.atomic ? out.add(path) : entries(atom, value, path, out)
  }
}

function entries(atom: Atom, value: any, path: PathElement[], out: SetBuilder): void {
  if (typeof value !== 'object' || value === null) return
  const fields = atom.kind === 'struct' ? atom.fields : undefined
  for (const key of Object.keys(value)) {
    const field = fields?.get(key)
    const inner = value[key]
    path.push(field?.element ?? `f:${key}`)
    collect(field?.atom ?? (atom.kind === 'map' ? atom.of : DEDUCED), inner, path, out)
    const blank = inner === null || (typeof inner === 'object' && !Array.isArray(inner) && !Object.keys(inner).length)
    if (blank || !field) out.add(path)
    path.pop()
  }
}

function items(atom: ListAtom, value: any, path: PathElement[], out: SetBuilder): void {
  if (!Array.isArray(value)) return
  for (const [element, group] of groupItems(atom, value)) {
    path.push(element)
    if (group.length === 1) collect(atom.of, group[0], path, out)
    out.add(path)
    path.pop()
  }
}
