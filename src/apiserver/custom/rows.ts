import type { Fields, KubeObject } from '../../api/object.ts'
import type { ResourceRow } from '../../kinds/contract.ts'
import type { Transaction } from '../../store/contract.ts'
import { compareVersions } from './versions.ts'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const ALL = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch']
const ENDING = ['delete', 'deletecollection', 'get', 'list', 'watch']

/** Rows by the definition they come from; a definition that changes is another object. */
const known = new WeakMap<KubeObject, readonly ResourceRow[]>()

/** The rows of all custom resources that are served, in discovery's order: groups by name, newer versions first. */
export function customRows(tx: Transaction): readonly ResourceRow[] {
  const definitions = tx.list(DEFINITIONS, '')
  if (!definitions.length) return []
  const rows = definitions.flatMap((definition) => {
    let its = known.get(definition)
    if (!its) known.set(definition, (its = rowsOf(definition)))
    return its
  })
  return rows.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : compareVersions(a.version, b.version) || (a.resource < b.resource ? -1 : 1)))
}

const isTrue = ({ status }: KubeObject, type: string): boolean => status?.conditions?.some((condition: Fields) => condition.type === type && condition.status === 'True') ?? false

/** The rows that one definition makes. */
export function rowsOf(definition: KubeObject): ResourceRow[] {
  const { spec, status } = definition
  if (!isTrue(definition, 'Established')) return []
  const names: Fields = status.acceptedNames
  const stored: Fields = spec.versions.find((version: Fields) => version.storage)
  return spec.versions.filter((version: Fields) => version.served || version.storage).map((version: Fields): ResourceRow => ({
    group: spec.group, version: version.name, kind: names.kind, listKind: names.listKind, resource: names.plural, singular: names.singular ?? '', namespaced: spec.scope === 'Namespaced',
    ...(names.shortNames && { shortNames: names.shortNames }), ...(names.categories && { categories: names.categories }),
    verbs: isTrue(definition, 'Terminating') ? ENDING : ALL,
    subresources: ['status', 'scale'].filter((name) => version.subresources?.[name]),
    ...(version.served ? {} : { unserved: true }),
    ...(version === stored ? {} : { storedAs: { group: spec.group, version: stored.name } }),
    load: async () => (await import('../../kinds/customresource/kind.ts')).customKind(definition, version, newerThan(version, spec.versions)),
  }))
}

/** The version to use instead of a deprecated one. */
const newerThan = ({ name }: Fields, versions: readonly Fields[]): string | undefined =>
  versions.filter((other) => other.served && !other.deprecated && compareVersions(other.name, name) < 0).map((other): string => other.name).sort(compareVersions)[0]
