import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { Query } from '../api/request.ts'
import { badRequest, notFound } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { matcherFor } from './selectors.ts'
import type { Session } from './session.ts'
import { toVersion } from './wire.ts'

export interface ListResult {
  items: KubeObject[]
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number }
}

/** One object in `row`'s version. @throws ApiError 404 */
export function getObject(session: Session, row: ResourceRow, namespace: string | undefined, name: string): KubeObject {
  const storage = session.kinds.storage(session.tx, row)
  const stored = session.get(resourceKey(storage), row.namespaced ? namespace : undefined, name)
  if (!stored) throw notFound(row, name)
  return toVersion(session, row, stored)
}

/** Objects of a resource that match the query's selectors, page by page. @throws ApiError 400 (selectors), 410 (continue token) */
export function listObjects(session: Session, row: ResourceRow, namespace: string | undefined, query: Query): ListResult {
  const storage = session.kinds.storage(session.tx, row)
  const matches = matcherFor(session.kind(row), row, query)
  const stored = session.list(resourceKey(storage), row.namespaced ? namespace : '')
  const start = query.continue ? readToken(query.continue) : undefined
  const resourceVersion = start?.resourceVersion ?? String(session.tx.meta.resourceVersion)
  // An answer out of the cache (resourceVersion=0) is given whole.
  const limit = query.resourceVersion === '0' ? 0 : Number(query.limit ?? 0)
  const items: KubeObject[] = []
  for (let i = 0; i < stored.length; i++) {
    const object = stored[i]!
    if (start && position(object) < start.key) continue
    if (limit > 0 && items.length === limit) {
      const token = writeToken({ resourceVersion, key: position(object) })
      return { items, metadata: { resourceVersion, continue: token, ...(!matches && { remainingItemCount: stored.length - i }) } }
    }
    const item = toVersion(session, row, object)
    if (!matches || matches(item)) items.push(item)
  }
  return { items, metadata: { resourceVersion } }
}

/** The list as it travels. */
export function listBody(row: ResourceRow, { items, metadata }: ListResult): Fields {
  return { kind: row.listKind ?? `${row.kind}List`, apiVersion: apiVersionOf(row), metadata, items }
}

const position = (object: KubeObject) => `${object.metadata.namespace ?? ''}/${object.metadata.name}`

interface Token { resourceVersion: string; key: string }
const writeToken = (token: Token) => Buffer.from(JSON.stringify(token)).toString('base64url')
function readToken(text: string): Token {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token
    if (typeof token.key === 'string') return token
  } catch { /* falls through to the one error below */ }
  throw badRequest('continue key is not valid: it was not made by this server')
}
