import type { GroupVersionKind, GroupVersionResource } from '../api/gvk.ts'
import { parseResourceKey, resourceKey } from '../api/gvk.ts'
import type { ResourceRow } from './contract.ts'
import { catalog, groups } from './catalog.ts'

/** Rows by resource key; where a group serves several versions, the preferred one. */
const preferred = new Map<string, ResourceRow>()
for (const row of catalog) if (!preferred.has(resourceKey(row))) preferred.set(resourceKey(row), row)

/** The row of a resource key (`deployments.apps`), in its group's preferred version. */
export const rowOfKey = (key: string): ResourceRow | undefined => preferred.get(key)

/** The row of a group, version and resource; without a version, the preferred one. */
export const rowOfResource = ({ group, version, resource }: Omit<GroupVersionResource, 'version'> & { version?: string }): ResourceRow | undefined =>
  version === undefined
    ? preferred.get(resourceKey({ group, resource }))
    : catalog.find((row) => row.resource === resource && row.group === group && row.version === version)

/** The row of a group, version and kind. */
export const rowOfKind = ({ group, version, kind }: GroupVersionKind): ResourceRow | undefined =>
  catalog.find((row) => row.kind === kind && row.group === group && row.version === version)

/** Where the objects of a row are kept: the row itself, or the row that it is a view of. */
export function storedRow(row: ResourceRow): ResourceRow {
  return row.storedAs ? rowOfResource({ ...row.storedAs, resource: row.resource })! : row
}

/** Core first, then the groups as `/apis` lists them: whoever comes first wins an ambiguous name. */
const rank = (row: ResourceRow): number => (row.group === '' ? -1 : groups.findIndex((g) => g.group === row.group))

/**
 * What a user's resource word means: a plural, singular or short name, with group (`deploy.apps`) or version and
 * group (`deployments.v1.apps`) behind it. The row that kubectl would prefer; undefined when nothing fits.
 */
export function rowOfWord(word: string): ResourceRow | undefined {
  const lower = word.toLowerCase()
  const { resource: name, group: rest } = parseResourceKey(lower)
  const dot = rest.indexOf('.')
  const candidates = catalog.filter((row) => named(row, name)).sort((a, b) => rank(a) - rank(b))
  if (rest === '') return candidates[0]
  const versioned = candidates.find((row) => row.version === (dot < 0 ? rest : rest.slice(0, dot)) && row.group === (dot < 0 ? '' : rest.slice(dot + 1)))
  return versioned ?? candidates.find((row) => row.group === rest) ?? candidates.find((row) => row.group.startsWith(rest))
}

const named = (row: ResourceRow, name: string): boolean => row.resource === name || row.singular === name || (row.shortNames?.includes(name) ?? false)
