import type { Fields, KubeObject } from '../api/object.ts'
import type { ApiRequest } from '../api/request.ts'
import { resourceKey } from '../api/gvk.ts'
import { badRequest, methodNotAllowed, notFound } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { createObject } from './create.ts'
import { decodeBody } from './decode.ts'
import { deleteObject, deletedStatus } from './delete.ts'
import type { DeleteOptions } from './deleteoptions.ts'
import { deleteOptionsOf } from './deleteoptions.ts'
import { patchObject } from './patch.ts'
import { listBody, listObjects } from './read.ts'
import type { Session, Writer } from './session.ts'
import { updateObject } from './update.ts'
import { expandManagedFields } from './wire.ts'

/** What a write gives: an object in its stored form, or another body (a Status, a list). */
export interface WriteResult { code?: number; stored?: KubeObject; body?: Fields }

/** Carries out create, update, patch, delete and deletecollection on a resource or its status. @throws ApiError */
export async function write(session: Session, row: ResourceRow, request: ApiRequest, writer: Writer): Promise<WriteResult> {
  const { verb, namespace, name, subresource = '', body } = request
  const query = request.query ?? {}
  switch (verb) {
    case 'create': {
      if (row.namespaced && namespace === undefined) throw methodNotAllowed()
      const object = await decodeBody(session, row, request, query.fieldValidation, writer)
      if (row.verbs.length === 1) return answerOnly(session, row, request, object, writer)
      return { code: 201, stored: createObject(session, row, namespace, object, writer) }
    }
    case 'update': {
      const object = await decodeBody(session, row, request, query.fieldValidation, writer)
      if (!object.metadata?.name) throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)
      if (subresource === '' && session.kind(row).createsOnUpdate && !isThere(session, row, namespace, name!)) return { code: 201, stored: createByUpdate(session, row, namespace, name!, object, writer) }
      return { stored: updateObject(session, row, namespace, name!, object, writer, { subresource }) }
    }
    case 'patch': {
      const { object, created } = await patchObject(session, { row, namespace, name: name!, subresource, contentType: request.contentType!, body, bodyText: request.bodyText, query }, writer)
      return { code: created ? 201 : 200, stored: object }
    }
    case 'delete': {
      const options = await deleteOptionsOf(session, request)
      const { gone, object } = deleteObject(session, row, namespace, name!, options, dryRunOf(options, writer))
      return gone && !session.kind(row).returnsDeleted ? { body: deletedStatus(row, object) } : { stored: object }
    }
    case 'deletecollection': {
      if (row.namespaced && namespace === undefined) throw methodNotAllowed()
      const options = await deleteOptionsOf(session, request)
      const found = listObjects(session, row, namespace, query)
      for (const item of found.items) deleteObject(session, row, item.metadata.namespace, item.metadata.name!, options, dryRunOf(options, writer))
      return { body: listBody(row, { ...found, items: found.items.map(expandManagedFields) }) }
    }
    default:
      throw methodNotAllowed()
  }
}

/** What can be created only is not stored: reviews are answered, a Binding goes to its pod. */
async function answerOnly(session: Session, row: ResourceRow, request: ApiRequest, object: KubeObject, writer: Writer): Promise<WriteResult> {
  const { isReview, review } = await import('./reviews.ts')
  if (isReview(row)) return { code: 201, body: review(session, row, request.namespace, object, writer) }
  const { handleSubresource } = await import('./subresources.ts')
  const pods = session.storedRow('pods')
  await session.kinds.load(pods)
  const { code, body } = await handleSubresource(session, pods, { ...request, ...pods, name: object.metadata.name!, subresource: 'binding' } as ApiRequest, writer)
  return { code, body: body as Fields }
}

const isThere = (session: Session, row: ResourceRow, namespace: string | undefined, name: string) =>
  session.get(resourceKey(row), row.namespaced ? namespace : undefined, name) !== undefined

/** Some kinds take an update of what is not there for a create. */
function createByUpdate(session: Session, row: ResourceRow, namespace: string | undefined, name: string, object: KubeObject, writer: Writer): KubeObject {
  if (object.metadata.name !== name) throw badRequest(`the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`)
  if (object.metadata.uid || (object.metadata.resourceVersion && object.metadata.resourceVersion !== '0')) throw notFound(row, name)
  delete object.metadata.resourceVersion
  return createObject(session, row, namespace, object, writer)
}

/** DeleteOptions may carry dryRun in the body. */
const dryRunOf = (options: DeleteOptions, writer: Writer): Writer => (options.dryRun?.length ? { ...writer, dryRun: true } : writer)
