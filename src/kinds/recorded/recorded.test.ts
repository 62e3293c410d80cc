import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseApiVersion } from '../../api/gvk.ts'
import { validateMetadata, validateMetadataUpdate } from '../../api/metadata.ts'
import type { KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { ApiError, invalidObject } from '../../api/status.ts'
import { catalog } from '../catalog.ts'
import type { HookContext, Kind, ResourceRow } from '../contract.ts'
import { rowOfKind } from '../lookup.ts'

/**
 * What a real API server 1.37.2 answered to objects good and bad (dry run), against what the kind's hooks say.
 * Each file holds objects that stood in the cluster, and cases: an object to create, or an old one and its update.
 */
interface Case {
  name: string
  object: KubeObject
  old?: KubeObject
  update?: KubeObject
  sub?: string
  warnings?: string[]
  stored?: KubeObject
  message?: string
}

const folder = new URL('.', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { fixtures, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { fixtures: KubeObject[]; cases: Case[] }
  describe(file, () => {
    it.each(cases)('$name', async (entry) => {
      const row = rowOfKind({ ...parseApiVersion(entry.object.apiVersion), kind: entry.object.kind })!
      const kind = await row.load()
      const result = entry.update ? update(row, kind, entry, fixtures) : create(row, kind, entry, fixtures)
      expect(result.message).toBe(entry.message)
      expect([...(kind.deprecation ? [kind.deprecation] : []), ...result.warnings]).toEqual(entry.warnings ?? [])
      if (!entry.stored) return
      const stored = kind.convert && result.stored ? kind.convert.fromStored(kind.convert.toStored(result.stored)) : result.stored
      expect(bare(stored)).toEqual(bare(entry.stored))
    })
  })
}

interface Result { message?: string; warnings: string[]; stored?: KubeObject }

function context(fixtures: readonly KubeObject[], warnings: string[], subresource = ''): HookContext {
  const all = (resource: string) => fixtures.filter((object) => catalog.some((row) => (row.group ? `${row.resource}.${row.group}` : row.resource) === resource && row.kind === object.kind))
  return {
    now: Date.UTC(2026, 10, 22), dryRun: true, user: { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }, manager: 'test', subresource,
    get: (resource, namespace, name) => all(resource).find((object) => object.metadata.name === name && object.metadata.namespace === namespace),
    list: all, random: () => 0, randomName: (length) => 'x'.repeat(length), uid: () => '00000000-0000-4000-8000-000000000000',
    warn: (text) => warnings.push(text),
  }
}

function create(row: ResourceRow, kind: Kind, { object: given }: Case, fixtures: readonly KubeObject[]): Result {
  const object = clone(given), warnings: string[] = [], ctx = context(fixtures, warnings)
  return run(row, object, warnings, () => {
    kind.defaults?.(object)
    kind.prepareForCreate?.(object, ctx)
    if ((kind.hasGeneration ?? 'spec' in object) === true) object.metadata.generation = 1
    kind.admit?.(object, undefined, ctx)
    if (object.metadata.generateName && !object.metadata.name) object.metadata.name = `${object.metadata.generateName}xxxxx`
    return [...validateMetadata(object.metadata, { namespaced: row.namespaced, nameRule: kind.nameRule }), ...(kind.validate?.(object, ctx) ?? [])]
  }, () => kind.warnings?.(object, undefined) ?? [])
}

function update(row: ResourceRow, kind: Kind, { old, update: given, sub }: Case, fixtures: readonly KubeObject[]): Result {
  const before = versioned(old!), object = versioned(given!), warnings: string[] = [], ctx = context([...fixtures, before], warnings, sub)
  return run(row, object, warnings, () => {
    kind.defaults?.(object)
    if (kind.prepareForUpdate) kind.prepareForUpdate(object, before, ctx)
    else if (sub === 'status') {
      for (const key of new Set([...Object.keys(object), ...Object.keys(before)])) if (key !== 'status' && key !== 'metadata') object[key] = before[key]
    } else object.status = before.status
    kind.admit?.(object, before, ctx)
    return [...validateMetadataUpdate(object.metadata, before.metadata), ...(kind.validateUpdate?.(object, before, ctx) ?? [])]
  }, () => (sub ? [] : kind.warnings?.(object, before) ?? []))
}

const versioned = (object: KubeObject): KubeObject => ({ ...clone(object), metadata: { ...clone(object.metadata), resourceVersion: '1' } })

function run(row: ResourceRow, object: KubeObject, warnings: string[], check: () => ReturnType<typeof validateMetadata>, more: () => string[]): Result {
  try {
    const errors = check()
    if (errors.length) throw invalidObject({ kind: row.kind, group: row.storedAs?.group ?? row.group }, object.metadata.name ?? '', errors)
    return { warnings: [...warnings, ...more()], stored: object }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { message: error.status.message, warnings }
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Without what the server's own part of the work adds or drops: generation counts, empty fields, ids. */
function bare(value: unknown, key = ''): any {
  if (Array.isArray(value)) return value.length ? value.map((item) => bare(item)) : undefined
  if (typeof value === 'string' && UUID.test(value)) return '<uid>'
  if (typeof value !== 'object' || value === null) return value === '' || value === 0 || value === false || value === null ? undefined : value
  const out: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    if (key === 'metadata' && ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields', 'generation'].includes(name)) continue
    if (name === 'lastPhaseTransitionTime') continue
    const kept = bare(item, name)
    if (kept !== undefined) out[name] = kept
  }
  return key !== '' && !Object.keys(out).length ? undefined : out
}
