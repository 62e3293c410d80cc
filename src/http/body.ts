import type { ApiRequest, PatchType } from '../api/request.ts'
import { ApiError } from '../api/status.ts'
import type { HttpRequest } from './exchange.ts'

/** The body of a request, read. @throws ApiError 415 for a media type that nobody reads */
export function readBody({ body, headers }: HttpRequest, { verb }: ApiRequest): Partial<ApiRequest> {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim()
  if (body === undefined || body === '') return verb === 'patch' ? { contentType: type as PatchType } : {}
  return { bodyText: body, ...(verb === 'patch' && { contentType: type as PatchType }), body: JSON.parse(body) as unknown }
}
