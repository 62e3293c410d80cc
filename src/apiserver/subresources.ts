import type { Fields } from '../api/object.ts'
import { clone } from '../api/object.ts'
import type { ApiRequest } from '../api/request.ts'
import { resourceKey } from '../api/gvk.ts'
import { methodNotAllowed, noSuchPath, notFound } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { getObject } from './read.ts'
import type { PatchRequest } from './patch.ts'
import { decodePatched, patchedBody } from './patch.ts'
import { decodeBody } from './decode.ts'
import { checkWriteOptions } from './options.ts'
import { getScale, updateScale } from './scale.ts'
import type { Session, Writer } from './session.ts'
import { deleteObject } from './delete.ts'
import { updateObject } from './update.ts'
import { expandManagedFields, toVersion } from './wire.ts'
import { write } from './write.ts'

/** Serves every subresource but `status`. @throws ApiError */
export async function handleSubresource(session: Session, row: ResourceRow, request: ApiRequest, writer: Writer): Promise<{ code?: number; body: unknown }> {
  const subresource = request.subresource!
  checkWriteOptions(request.verb, request.query ?? {}, request.contentType)
  if (subresource === 'scale') return { body: await scale(session, row, request, writer) }
  const handler = session.kind(row).subresources?.[subresource]
  if (handler) return custom(session, row, request, writer)
  if (!row.subresources?.includes(subresource)) throw noSuchPath()
  if (request.verb === 'get') return { body: expandManagedFields(getObject(session, row, request.namespace, request.name!)) }
  if (request.verb !== 'update' && request.verb !== 'patch') throw methodNotAllowed()
  const { stored } = await write(session, row, request, writer)
  return { body: expandManagedFields(toVersion(session, row, stored!)) }
}

async function scale(session: Session, row: ResourceRow, request: ApiRequest, writer: Writer): Promise<Fields> {
  await session.kinds.load(SCALE)
  const { verb, namespace, name } = request
  if (verb === 'get') return getScale(session, row, namespace, name!)
  const query = request.query ?? {}
  if (verb === 'update') return updateScale(session, row, namespace, name!, await decodeBody(session, SCALE, request, query.fieldValidation, writer), writer)
  if (verb !== 'patch') throw methodNotAllowed()
  const live = getScale(session, row, namespace, name!)
  const patched = await patchedBody(session, patchOf(request, row), live)
  return updateScale(session, row, namespace, name!, await decodePatched(session, { ...patchOf(request, row), row: SCALE }, patched, writer), writer)
}

/** The kind of every scale. */
const SCALE: ResourceRow = {
  group: 'autoscaling', version: 'v1', kind: 'Scale', resource: 'scales', singular: 'scale', namespaced: true, verbs: [],
  load: async () => ({ type: 'autoscaling/v1.Scale' }),
}

const patchOf = (request: ApiRequest, row: ResourceRow): PatchRequest => ({
  row, namespace: request.namespace, name: request.name!, subresource: '', contentType: mergeable(request), body: request.body, bodyText: request.bodyText, query: request.query ?? {},
})

/** A Scale has no lists, so a strategic patch means the same as a merge patch. */
const mergeable = (request: ApiRequest) => (request.contentType === 'application/strategic-merge-patch+json' ? 'application/merge-patch+json' : request.contentType!)

function custom(session: Session, row: ResourceRow, request: ApiRequest, writer: Writer): { code?: number; body: unknown } {
  const { verb, namespace, name, subresource, body } = request
  const handler = session.kind(row).subresources![subresource!]
  if (!handler.verbs.includes(verb)) throw methodNotAllowed()
  const parent = session.get(resourceKey(row), row.namespaced ? namespace : undefined, name!)
  if (!parent) throw notFound(row, name!)
  const result = handler.handle(parent, (body ?? {}) as Fields, session.hooks(writer, subresource))
  if (result.store) updateObject(session, row, namespace, name!, clone(result.store), writer, { subresource, fieldsManaged: subresource === 'binding' })
  // The options of a deletion in the body can ask for a dry run too.
  if (result.remove) deleteObject(session, row, namespace, name!, result.remove, { ...writer, dryRun: writer.dryRun || Boolean(result.remove.dryRun?.length) })
  return { code: result.code, body: result.answer }
}
