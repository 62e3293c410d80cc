import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { Query } from '../api/request.ts'
import { gone, notFound } from '../api/status.ts'
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
  let items = stored.map((object) => toVersion(session, row, object))
  if (matches) items = items.filter(matches)
  const resourceVersion = String(session.tx.meta.resourceVersion)
  const limit = Number(query.limit ?? 0)
  const start = query.continue ? readToken(query.continue) : undefined
  if (start) items = items.filter((item) => position(item) >= start.key)
  if (!(limit > 0) || items.length <= limit) return { items, metadata: { resourceVersion: start?.resourceVersion ?? resourceVersion } }
  const page = items.slice(0, limit)
  const version = start?.resourceVersion ?? resourceVersion
  return {
    items: page,
    metadata: {
      resourceVersion: version,
      continue: writeToken({ resourceVersion: version, key: position(items[limit]) }),
      ...(!matches && { remainingItemCount: items.length - limit }),
    },
  }
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
  throw gone('The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.')
}
