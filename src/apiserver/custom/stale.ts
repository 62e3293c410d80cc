import type { Fields, KubeObject } from '../../api/object.ts'
import type { ResourceRow } from '../../kinds/contract.ts'
import type { Transaction } from '../../store/contract.ts'
import { rowsOf } from './rows.ts'

const SLOT = 'discovery', KEY = 'gone'
/** How long kubectl trusts what it has discovered, ms. `cli-runtime: genericclioptions` */
const CACHE_TIME = 6 * 60 * 60_000

interface Gone { name: string; until: number; definition: Fields }

/** Keeps in mind what a definition made that is now going: clients that have its resources in their cache go on asking for them. */
export function rememberGone(definition: KubeObject, memory: { now: number; recall(slot: string, key: string): unknown; remember(slot: string, key: string, value: unknown): void }): void {
  const { metadata: { name }, spec, status } = definition
  const before = ((memory.recall(SLOT, KEY) as Gone[] | undefined) ?? []).filter((gone) => gone.name !== name && gone.until > memory.now)
  const versions = spec.versions.map(({ name: version, served, storage, subresources }: Fields) => ({ name: version, served, storage, ...(subresources && { subresources }) }))
  memory.remember(SLOT, KEY, [...before, { name, until: memory.now + CACHE_TIME, definition: { metadata: {}, spec: { ...spec, versions }, status } }])
}

/** Rows of resources that are gone, as long as a client's cache would still have them. */
export function staleRows(tx: Transaction, now: number, served: readonly ResourceRow[]): ResourceRow[] {
  const gone = (tx.recall(SLOT, KEY) as Gone[] | undefined) ?? []
  return gone.filter(({ until }) => until > now).flatMap(({ definition }) => rowsOf(definition as KubeObject))
    .filter((row) => !row.unserved && !served.some((other) => other.group === row.group && other.resource === row.resource))
    .map((row) => ({ ...row, stale: true }))
}
