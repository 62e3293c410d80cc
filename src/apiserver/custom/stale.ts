import type { Fields, KubeObject } from '../../api/object.ts'
import type { ResourceRow } from '../../kinds/contract.ts'
import type { Transaction } from '../../store/contract.ts'
import { rowsOf } from './rows.ts'

/** What the crd controller keeps in mind of a definition that is gone: enough to make its rows, until clients would have forgotten it (virtual ms). */
export interface GoneDefinition { name: string; until: number; definition: Fields }

/** Rows of resources that are gone, as long as a client's cache of the discovery would still have them. */
export function staleRows(tx: Transaction, now: number, served: readonly ResourceRow[]): ResourceRow[] {
  const gone = (tx.recall('discovery', 'gone') as GoneDefinition[] | undefined) ?? []
  return gone.filter(({ until }) => until > now).flatMap(({ definition }) => rowsOf(definition as KubeObject))
    .filter((row) => !row.unserved && !served.some((other) => other.group === row.group && other.resource === row.resource))
    .map((row) => ({ ...row, stale: true }))
}
