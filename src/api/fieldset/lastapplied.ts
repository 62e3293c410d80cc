import type { KubeObject } from '../object.ts'
import type { Schema } from '../schema/contract.ts'
import { atomOf } from './atom.ts'
import { compareObjects } from './compare.ts'
import { goJson } from './element.ts'
import { fieldsOfAtom } from './fields.ts'
import { ItemError } from './items.ts'
import { difference, type FieldSet } from './set.ts'
import { validateApplied } from './validate.ts'

/** What client-side apply last sent, as text. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** The fields that client-side apply set and nobody changed since: kubectl's server-side apply may take them without asking. */
export function allowedByLastApplied(schema: Schema, type: string | undefined, live: KubeObject, apiVersion: string): FieldSet | undefined {
  const text = live.metadata.annotations?.[LAST_APPLIED]
  if (!text) return undefined
  try {
    const applied = JSON.parse(text) as KubeObject
    const atom = atomOf(schema, type)
    if (applied.apiVersion !== apiVersion || validateApplied(atom, applied) !== undefined) return undefined
    const fields = fieldsOfAtom(atom, applied)
    const changes = compareObjects(atom, applied, live)
    if (!changes) return fields
    return difference(difference(difference(fields, changes.modified), changes.added), changes.removed)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ItemError) return undefined
    throw error
  }
}

/** Keeps the annotation of client-side apply, where there is one, in step with what was applied. */
export function syncLastApplied(object: KubeObject, applied: KubeObject): KubeObject {
  if (!object.metadata?.annotations?.[LAST_APPLIED]) return object
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [LAST_APPLIED]: lastAppliedText(applied) } } }
}

/** The applied object as the server writes it into the annotation: compact, keys sorted, with a line end. */
function lastAppliedText(applied: KubeObject): string {
  const { [LAST_APPLIED]: _, ...annotations } = applied.metadata.annotations ?? {}
  const metadata = { ...applied.metadata, annotations }
  if (!Object.keys(annotations).length) delete (metadata as Partial<typeof metadata>).annotations
  return `${goJson(sortKeys({ ...applied, metadata }))}\n`
}

function sortKeys(value: any): any {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sortKeys(value[key])]))
}
