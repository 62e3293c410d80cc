import { resourceKey } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import type { PatchType, Query } from '../api/request.ts'
import { ApiError, badRequest, notFound, unsupportedMediaType } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { createObject } from './create.ts'
import type { Session, Writer } from './session.ts'
import { updateObject } from './update.ts'
import { decodeBody, expandManagedFields, toVersion } from './wire.ts'

export interface PatchRequest {
  row: ResourceRow
  namespace: string | undefined
  name: string
  subresource: string
  contentType: PatchType
  body: unknown
  query: Query
}

/**
 * Patches an object by any of the four patch types; server-side apply may create it.
 * @throws ApiError 400, 404, 409, 415, 422 as `apiserver: endpoints/handlers/patch` words them
 */
export async function patchObject(session: Session, patch: PatchRequest, writer: Writer): Promise<{ object: KubeObject; created: boolean }> {
  const { row, namespace, name } = patch
  const storage = session.kinds.storage(session.tx, row)
  const stored = session.get(resourceKey(storage), row.namespaced ? namespace : undefined, name)
  if (patch.contentType === 'application/apply-patch+yaml') return applyObject(session, patch, stored, writer)
  if (!stored) throw notFound(row, name)
  const live = toVersion(session, row, stored)
  const patched = await patchedBody(session, patch, expandManagedFields(live))
  const object = await decodeBody(session, row, patched, patch.query.fieldValidation, writer)
  return { object: updateObject(session, row, namespace, name, object, writer, { subresource: patch.subresource }), created: false }
}

/** The live object with the patch applied, as plain JSON. */
export async function patchedBody(session: Session, { row, contentType, body }: PatchRequest, live: KubeObject): Promise<unknown> {
  const kind = session.kind(row)
  const { PatchError } = await import('../api/patch/errors.ts')
  try {
    switch (contentType) {
      case 'application/json-patch+json':
        return (await import('../api/patch/json.ts')).applyJsonPatch(live, body)
      case 'application/merge-patch+json':
        return (await import('../api/patch/merge.ts')).applyMergePatch(live, body)
      case 'application/strategic-merge-patch+json': {
        if (!kind.type) throw unsupportedPatch()
        return (await import('../api/patch/strategic.ts')).applyStrategicPatch(session.schema(), kind.type, live, body)
      }
      default:
        throw unsupportedPatch()
    }
  } catch (error) {
    if (error instanceof PatchError) throw new ApiError(error.code, error.reason, error.message, error.details)
    throw error
  }
}

const unsupportedPatch = () => unsupportedMediaType('the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml')

async function applyObject(session: Session, patch: PatchRequest, stored: KubeObject | undefined, writer: Writer): Promise<{ object: KubeObject; created: boolean }> {
  const { row, namespace, name, query } = patch
  const { applyPatch, ApplyConflict } = await import('../api/fieldset/apply.ts')
  const { rfc3339 } = await import('../api/time.ts')
  if (!query.fieldManager) throw badRequest('PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch')
  const applied = await decodeApplied(session, patch, writer)
  if (applied.metadata.managedFields?.length) throw badRequest('metadata.managedFields must be nil')
  const live = stored && toVersion(session, row, stored)
  if (!live && patch.subresource) throw notFound(row, name)
  try {
    const { object, managedFields } = applyPatch({
      schema: session.schema(), type: session.kind(row).type, live, applied, manager: query.fieldManager, force: query.force === 'true',
      apiVersion: applied.apiVersion, subresource: patch.subresource, time: rfc3339(session.now),
    })
    if (!live) {
      const made = createObject(session, row, namespace, clone(object as KubeObject), { ...writer, applied: managedFields })
      return { object: made, created: true }
    }
    const next = clone(object as KubeObject)
    next.metadata.managedFields = managedFields
    return { object: updateObject(session, row, namespace, name, next, writer, { subresource: patch.subresource, fieldsManaged: true }), created: false }
  } catch (error) {
    if (error instanceof ApplyConflict) throw new ApiError(409, 'Conflict', error.message, { causes: error.causes })
    throw error
  }
}

/** What the client applied: only the fields it sent, with types checked. */
async function decodeApplied(session: Session, { row, body, query, name }: PatchRequest, writer: Writer): Promise<KubeObject> {
  const input = body as Fields
  await decodeBody(session, row, input, query.fieldValidation, writer)
  const applied = clone(input) as KubeObject
  applied.metadata = { ...applied.metadata, name }
  return applied
}
