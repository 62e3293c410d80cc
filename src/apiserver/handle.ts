import type { Fields } from '../api/object.ts'
import type { ApiRequest, ApiResponse, Query, UserInfo } from '../api/request.ts'
import { ApiError, methodNotAllowed, noSuchPath } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { getObject, listBody, listObjects } from './read.ts'
import type { Session, Writer } from './session.ts'
import { tableOf } from './table.ts'
import type { IncludeObject } from './table.ts'
import { expandManagedFields, toVersion } from './wire.ts'

export const ADMIN: UserInfo = { username: 'kubernetes-admin', uid: 'admin', groups: ['system:masters', 'system:authenticated'] }

/**
 * Answers one request inside a session: the API server's front door. Kinds are loaded already.
 * Watches are served by the cluster, which has the change log.
 * @throws ApiError for every refusal
 */
export async function handle(session: Session, request: ApiRequest): Promise<ApiResponse> {
  const row = session.row(request)
  const warnings: string[] = []
  const deprecation = session.kind(row).deprecation
  if (deprecation) warnings.push(deprecation)
  const query = request.query ?? {}
  const writer: Writer = {
    user: request.user ?? ADMIN, manager: query.fieldManager || request.userAgent || 'unknown', dryRun: query.dryRun === 'All',
    warn: (text) => { if (!warnings.includes(text)) warnings.push(text) },
  }
  if (!request.subresource && !row.verbs.includes(request.verb)) throw methodNotAllowed()
  if (NAMED.has(request.verb) !== (request.name !== undefined) && !(request.subresource && request.verb === 'create')) throw methodNotAllowed()
  try {
    if (isUnusual(query)) await checkReading(session, request, query)
    const { code = 200, body } = await answer(session, row, request, writer)
    return { code, body, warnings }
  } catch (error) {
    if (error instanceof ApiError) error.warnings = warnings
    throw error
  }
}

/** Most requests say nothing of versions, and good numbers. */
const isUnusual = ({ resourceVersion, resourceVersionMatch, sendInitialEvents, ...numbers }: Query): boolean =>
  [resourceVersion, resourceVersionMatch, sendInitialEvents].some(Boolean) || ['limit', 'timeoutSeconds', 'gracePeriodSeconds'].some((field) => /\D/.test(numbers[field] ?? ''))

async function checkReading(session: Session, { verb }: ApiRequest, query: Query): Promise<void> {
  const { checkGetOptions, checkListOptions, checkNumbers } = await import('./listoptions.ts')
  checkNumbers(query)
  const { resourceVersion } = session.tx.meta
  if (verb === 'get') checkGetOptions(query, resourceVersion)
  else if (verb === 'list') checkListOptions(verb, query, resourceVersion)
}

/** Verbs that are about one object. */
const NAMED: ReadonlySet<string> = new Set(['get', 'update', 'patch', 'delete'])

type Answer = { code?: number; body: unknown }

async function answer(session: Session, row: ResourceRow, request: ApiRequest, writer: Writer): Promise<Answer> {
  const { verb, namespace, name, subresource = '' } = request
  if (subresource && subresource !== 'status') {
    const { handleSubresource } = await import('./subresources.ts')
    return handleSubresource(session, row, request, writer)
  }
  if (subresource && !row.subresources?.includes(subresource)) throw noSuchPath()
  if (subresource && !['get', 'update', 'patch'].includes(verb)) throw methodNotAllowed()
  switch (verb) {
    case 'get':
      return { body: shown(session, row, request, getObject(session, row, namespace, name!)) }
    case 'list':
      return { body: shownList(session, row, request) }
    default: {
      const [{ write }, { checkWriteOptions }] = await Promise.all([import('./write.ts'), import('./options.ts')])
      checkWriteOptions(verb, request.query ?? {}, request.contentType)
      const result = await write(session, row, request, writer)
      return { code: result.code, body: result.stored ? shown(session, row, request, toVersion(session, row, result.stored)) : result.body }
    }
  }
}

function shown(session: Session, row: ResourceRow, request: ApiRequest, object: Fields): unknown {
  if (request.accept === 'partial') return partial(object)
  if (request.accept !== 'table') return expandManagedFields(object as { metadata: Fields })
  return tableOf(session, row, { items: [object as any], metadata: { resourceVersion: object.metadata.resourceVersion } }, include(request))
}

function shownList(session: Session, row: ResourceRow, request: ApiRequest): unknown {
  const list = listObjects(session, row, request.namespace, request.query ?? {})
  if (request.accept === 'table') return tableOf(session, row, list, include(request))
  if (request.accept === 'partial') return { kind: 'PartialObjectMetadataList', apiVersion: META, metadata: list.metadata, items: list.items.map(partial) }
  return listBody(row, { ...list, items: list.items.map(expandManagedFields) })
}

const include = (request: ApiRequest) => (request.query?.includeObject ?? 'Metadata') as IncludeObject


const META = 'meta.k8s.io/v1'

/** An object's metadata alone. */
export const partial = (object: Fields): Fields => ({ kind: 'PartialObjectMetadata', apiVersion: META, metadata: object.metadata })
