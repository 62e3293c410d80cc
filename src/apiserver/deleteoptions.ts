import type { FieldError } from '../api/field.ts'
import { invalid, unsupported } from '../api/field.ts'
import type { Fields } from '../api/object.ts'
import type { ApiRequest, Query } from '../api/request.ts'
import { badRequest, invalidObject } from '../api/status.ts'
import { dryRunErrors } from './options.ts'
import type { Session } from './session.ts'

export interface DeleteOptions {
  gracePeriodSeconds?: number
  propagationPolicy?: string
  orphanDependents?: boolean
  preconditions?: { uid?: string; resourceVersion?: string }
  dryRun?: string[]
}

const POLICIES = ['Foreground', 'Background', 'Orphan', 'nil']

/**
 * DeleteOptions from the body, or where there is none from the query.
 * @throws ApiError 400, 422 as `apiserver: endpoints/handlers/delete` words them
 */
export async function deleteOptionsOf(session: Session, { body, bodyText, query = {} }: ApiRequest): Promise<DeleteOptions> {
  const options = body === undefined && !bodyText ? fromQuery(query) : await fromBody(session, body, bodyText)
  const { propagationPolicy: policy, orphanDependents } = options
  const errors: FieldError[] = []
  if (policy !== undefined && orphanDependents !== undefined) errors.push(invalid('propagationPolicy', policy, 'orphanDependents and deletionPropagation cannot be both set'))
  else if (policy !== undefined && !POLICIES.includes(policy)) errors.push(unsupported('propagationPolicy', policy, POLICIES))
  errors.push(...dryRunErrors(options.dryRun))
  if (errors.length) throw invalidObject({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors)
  return options
}

function fromQuery({ gracePeriodSeconds, propagationPolicy, orphanDependents, dryRun }: Query): DeleteOptions {
  return {
    ...(gracePeriodSeconds && { gracePeriodSeconds: Number(gracePeriodSeconds) }), ...(propagationPolicy && { propagationPolicy }),
    ...(orphanDependents && { orphanDependents: orphanDependents === 'true' }), ...(dryRun && { dryRun: [dryRun] }),
  }
}

async function fromBody(session: Session, body: unknown, bodyText: string | undefined): Promise<DeleteOptions> {
  if (body === undefined) throw badRequest(`couldn't get version/kind; json parse error: ${(await import('./jsonfault.ts')).jsonFault(bodyText!)}`)
  const { apiVersion = 'v1', kind = 'DeleteOptions' } = body as Fields
  if (kind !== 'DeleteOptions') throw badRequest(`no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`)
  const { decode, DecodeError } = await import('../api/schema/decode.ts')
  try {
    return decode(session.schema(), 'meta/v1.DeleteOptions', body).object as DeleteOptions
  } catch (error) {
    throw error instanceof DecodeError ? badRequest(error.message) : error
  }
}
