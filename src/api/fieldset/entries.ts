import type { ManagedFieldsEntry } from '../object.ts'
import { goJson } from './element.ts'
import { isEmpty, parseSet, setText, type FieldSet } from './set.ts'

/** One manager's fields. `id` is the server's own name for a manager: operation, subresource and (for updates) version are part of it. */
export interface Manager {
  id: string
  manager: string
  operation: 'Apply' | 'Update'
  apiVersion: string
  subresource: string
  /** RFC 3339; undefined when the entry has none. */
  time: string | undefined
  set: FieldSet
}

export type Managers = ReadonlyMap<string, Manager>

/** A manager identifier: conflicts are listed in the order of these. */
export function managerId(manager: string, operation: 'Apply' | 'Update', apiVersion: string, subresource: string): string {
  const key = `${operation} ${apiVersion} ${subresource} ${manager}`
  let id = ids.get(key)
  if (id === undefined) ids.set(key, (id = idOf(manager, operation, apiVersion, subresource)))
  return id
}

const ids = new Map<string, string>()

function idOf(manager: string, operation: 'Apply' | 'Update', apiVersion: string, subresource: string): string {
  return goJson({ ...(manager && { manager }), operation, ...(operation === 'Update' && apiVersion && { apiVersion }), ...(subresource && { subresource }) })
}

const decoded = new WeakMap<object, Managers>()

/** Reads metadata.managedFields. Entries the server cannot read make all of them void, as there. */
export function decodeManagers(entries: readonly ManagedFieldsEntry[] | undefined): Managers {
  if (!entries?.length) return new Map()
  let managers = decoded.get(entries)
  if (!managers) decoded.set(entries, managers = readAll(entries) ?? new Map())
  return managers
}

function readAll(entries: readonly ManagedFieldsEntry[]): Managers | undefined {
  const managers = new Map<string, Manager>()
  for (const entry of entries) {
    const { operation, apiVersion, fieldsType, fieldsV1 = '{}', manager = '', subresource = '', time } = entry
    if ((operation !== 'Apply' && operation !== 'Update') || !apiVersion || fieldsType !== 'FieldsV1') return undefined
    const id = managerId(manager, operation, apiVersion, subresource)
    let set: FieldSet
    try {
      set = parseSet(typeof fieldsV1 === 'string' ? fieldsV1 : JSON.stringify(fieldsV1))
    } catch {
      return undefined
    }
    managers.set(id, { id, manager, operation, apiVersion, subresource, time, set })
  }
  return managers
}

/** metadata.managedFields in the server's order: applies first, then by time, name, version and subresource. Undefined when there is none. */
export function encodeManagers(managers: Managers): ManagedFieldsEntry[] | undefined {
  const kept = [...managers.values()].filter((manager) => !isEmpty(manager.set))
  if (!kept.length) return undefined
  const entries = kept.sort(compare).map(({ manager, operation, apiVersion, time, set, subresource }): ManagedFieldsEntry => ({
    ...(manager && { manager }), operation, apiVersion, ...(time !== undefined && { time }),
    fieldsType: 'FieldsV1', fieldsV1: setText(set), ...(subresource && { subresource }),
  }))
  decoded.set(entries, new Map(kept.map((manager) => [manager.id, manager])))
  return entries
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compare(a: Manager, b: Manager): number {
  return order(a.operation, b.operation) || order(a.time ?? '', b.time ?? '') || order(a.manager, b.manager) ||
    order(a.apiVersion, b.apiVersion) || order(a.subresource, b.subresource)
}
