import { resourceKey } from '../api/gvk.ts'
import type { ApiRequest } from '../api/request.ts'
import { ApiError } from '../api/status.ts'
import type { DiscoveredResource } from './contract.ts'

const METHODS: Readonly<Partial<Record<ApiRequest['verb'], string>>> = { list: 'get', watch: 'get', create: 'post', update: 'put', deletecollection: 'delete' }

/**
 * Where a whole group is not served, the server has no Status to answer with, and the client says itself what it asked for.
 * `client-go: rest.Request, NewGenericServerResponse`
 */
export function tellMissingGroup(error: ApiError, { verb, group, resource, name }: ApiRequest, resources: readonly DiscoveredResource[]): ApiError {
  if (error.code !== 404 || error.status.details?.kind || resources.some((row) => row.group === group && !row.stale)) return error
  const { message, reason = '', details } = error.status
  return new ApiError(404, reason, `${message} (${METHODS[verb] ?? verb} ${resourceKey({ group, resource })}${name ? ` ${name}` : ''})`, details)
}
