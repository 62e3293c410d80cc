import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import type { Json, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import type { PatchType, Query } from '../api/request.ts'
import { rfc3339 } from '../api/time.ts'
import { ApiError, badRequest, notFound, unsupportedMediaType } from '../api/status.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { createObject } from './create.ts'
import { ownershipOf } from './managed.ts'
import type { Session, Writer } from './session.ts'
import { updateObject } from './update.ts'
import { decodeBody } from './decode.ts'
import { expandManagedFields, toVersion } from './wire.ts'

export interface PatchRequest {
  row: ResourceRow
  namespace: string | undefined
  name: string
  subresource: string
  contentType: PatchType
  body: unknown
  bodyText?: string
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
  const object = await decodePatched(session, patch, patched, writer)
  return { object: updateObject(session, row, namespace, name, object, writer, { subresource: patch.subresource, isPatch: true }), created: false }
}

/** A patched object that cannot be read, or has fields that it should not have, is the patch's fault. */
export async function decodePatched(session: Session, patch: PatchRequest, patched: unknown, writer: Writer): Promise<KubeObject> {
  const { row, contentType, body, query } = patch
  try {
    return await decodeBody(session, row, { body: patched, strict: await strictErrors(patch) }, query.fieldValidation, writer)
  } catch (error) {
    const unreadable = error instanceof ApiError && error.code === 400 && / cannot be handled as an? [^:]*: /.exec(error.message)
    if (!unreadable) throw error
    const why = error.message.slice(unreadable.index + unreadable[0].length)
    const strategic = contentType === 'application/strategic-merge-patch+json'
    if (strategic && !why.startsWith('strict decoding error')) throw error
    const { invalidPatch } = await import('../api/patch/errors.ts')
    const shown = strategic ? (await import('../api/patch/goprint.ts')).goPrint(body as Json) : JSON.stringify(patched)
    const { code, reason, message, details } = invalidPatch(shown, why)
    throw new ApiError(code, reason, message, details)
  }
}

/** What is wrong with the patch's own text: fields of operations that mean nothing, keys that stand twice. */
async function strictErrors({ contentType, body, bodyText }: PatchRequest): Promise<string[]> {
  if (contentType === 'application/json-patch+json') return [...(await import('../api/patch/json.ts')).unknownOperationFields(body)]
  return bodyText === undefined ? [] : (await import('./duplicates.ts')).withDuplicates([], bodyText)
}

/** The live object with the patch applied, as plain JSON. */
export async function patchedBody(session: Session, { row, contentType, body }: PatchRequest, live: KubeObject): Promise<unknown> {
  const kind = session.kind(row)
  const { MalformedPatch, PatchError } = await import('../api/patch/errors.ts')
  if (body === undefined || body instanceof MalformedPatch) throw badRequest('invalid JSON patch')
  try {
    switch (contentType) {
      case 'application/json-patch+json':
        return (await import('../api/patch/json.ts')).applyJsonPatch(live, body)
      case 'application/merge-patch+json':
        return (await import('../api/patch/merge.ts')).applyMergePatch(live, body)
      case 'application/strategic-merge-patch+json': {
        if (!kind.type) throw unsupportedPatch()
        const merged = (await import('../api/patch/strategic.ts')).applyStrategicPatch(session.schema(), kind.type, live, body)
        // The result goes into a typed object, whose type the patch cannot change.
        return { ...merged, apiVersion: live.apiVersion, kind: live.kind }
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
  const { row, namespace, name, query, subresource } = patch
  const { applyPatch, ApplyConflict, ApplyError } = await import('../api/fieldset/apply.ts')
  const applied = appliedObject(patch)
  const live = stored && expandManagedFields(toVersion(session, row, stored))
  if (!live && subresource) throw notFound(row, name)
  try {
    const { object, managedFields } = applyPatch({
      schema: session.schema(), type: session.kind(row).type, ...ownershipOf(session.kind(row), subresource), live, applied, manager: query.fieldManager!, force: query.force === 'true',
      apiVersion: apiVersionOf(row), subresource, time: rfc3339(session.now),
    })
    const next = await decodeBody(session, row, { body: object }, query.fieldValidation, writer)
    if (!live) return { object: createObject(session, row, namespace, next, { ...writer, applied: managedFields }), created: true }
    next.metadata.managedFields = managedFields
    return { object: updateObject(session, row, namespace, name, next, writer, { subresource, fieldsManaged: true }), created: false }
  } catch (error) {
    if (error instanceof ApplyConflict) throw new ApiError(409, 'Conflict', error.message, { causes: error.causes })
    if (error instanceof ApplyError) throw new ApiError(error.code, error.reason, error.message)
    throw error
  }
}

/** What the client applied: only the fields it sent. */
function appliedObject({ body, name }: PatchRequest): KubeObject {
  const applied = clone(body) as KubeObject
  if (applied && !applied.kind) throw badRequest(`invalid object type: ${(applied.apiVersion ?? '').includes('/') ? applied.apiVersion : `/${applied.apiVersion ?? ''}`}, Kind=`)
  if (typeof applied !== 'object' || applied === null || Array.isArray(applied)) throw badRequest(`error decoding YAML: the applied configuration is no object`)
  applied.metadata = { ...applied.metadata, name: applied.metadata?.name ?? name }
  if (applied.metadata.managedFields?.length) throw badRequest('metadata.managedFields must be nil')
  if (applied.metadata.name !== name) throw badRequest(`the name of the object (${applied.metadata.name}) does not match the name on the URL (${name})`)
  return applied
}
