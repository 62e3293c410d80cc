import type { GroupVersionResource } from '../api/gvk.ts'
import { resourceKey } from '../api/gvk.ts'
import { catalog, groups } from '../kinds/catalog.ts'
import type { Kind, ResourceRow } from '../kinds/contract.ts'
import type { Transaction } from '../store/contract.ts'

/** Finds rows of resources and loads their kinds; what is loaded stays. */
export class KindLoader {
  private readonly kinds = new WeakMap<ResourceRow, Kind>()
  private readonly loading = new WeakMap<ResourceRow, Promise<Kind>>()

  /** Rows of custom resources come from the transaction's CustomResourceDefinitions. */
  constructor(private readonly custom: (tx: Transaction) => readonly ResourceRow[] = () => []) {}

  rows(tx: Transaction): readonly ResourceRow[] {
    const custom = this.custom(tx)
    return custom.length ? [...catalog, ...custom.filter((row) => !row.unserved)] : catalog
  }

  /** API groups in the order of `/apis`. */
  groupOrder(): readonly string[] { return groups.map(({ group }) => group) }

  find(tx: Transaction, gvr: GroupVersionResource): ResourceRow | undefined {
    const matches = (row: ResourceRow) => row.resource === gvr.resource && row.group === gvr.group && row.version === gvr.version
    return catalog.find(matches) ?? this.custom(tx).find((row) => !row.unserved && matches(row))
  }

  /** The row under whose version a resource is stored. */
  byKey(tx: Transaction, key: string): ResourceRow | undefined {
    const matches = (row: ResourceRow) => !row.storedAs && resourceKey(row) === key
    return catalog.find(matches) ?? this.custom(tx).find(matches)
  }

  /** The row that keeps this row's objects: itself, unless it says `storedAs`. */
  storage(tx: Transaction, row: ResourceRow): ResourceRow {
    if (!row.storedAs) return row
    const stored = this.find(tx, { ...row.storedAs, resource: row.resource }) ?? this.byKey(tx, resourceKey(row))
    if (!stored) throw new Error(`catalog: ${resourceKey(row)} is stored as ${row.storedAs.group}/${row.storedAs.version}, which is not there`)
    return stored
  }

  async load(row: ResourceRow): Promise<Kind> {
    const known = this.kinds.get(row)
    if (known) return known
    let loading = this.loading.get(row)
    if (!loading) this.loading.set(row, (loading = row.load()))
    const kind = await loading
    this.kinds.set(row, kind)
    return kind
  }

  /** A kind that was loaded before. */
  loaded(row: ResourceRow): Kind {
    const kind = this.kinds.get(row)
    if (!kind) throw new Error(`kind ${row.kind} was not loaded before use`)
    return kind
  }
}
