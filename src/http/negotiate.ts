import type { ApiRequest } from '../api/request.ts'
import { ApiError } from '../api/status.ts'

/** What the server can write: nothing but JSON, as it stands or turned into something else. */
const OFFERED = ['application/json']
const TRANSFORMS: Record<string, ApiRequest['accept']> = { Table: 'table', PartialObjectMetadata: 'partial', PartialObjectMetadataList: 'partial' }

/**
 * What an Accept header asks for. Ranges are tried in their order of preference.
 * @throws ApiError 406 when nothing in it can be served (`apiserver: endpoints/handlers/negotiation`)
 */
export function acceptOf(header: string | undefined, request: ApiRequest): ApiRequest['accept'] {
  if (!header) return 'object'
  const ranges = header.split(',').map((range) => parsed(range)).sort((a, b) => b.quality - a.quality)
  for (const { type, as, group, version } of ranges) {
    if (type !== 'application/json' && type !== 'application/*' && type !== '*/*') continue
    if (!as) return 'object'
    const known = TRANSFORMS[as]
    if (known && group === 'meta.k8s.io' && version === 'v1' && request.verb !== 'deletecollection') return known
  }
  throw new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${OFFERED.join(', ')}`)
}

function parsed(range: string): { type: string; as?: string; group?: string; version?: string; quality: number } {
  const [type, ...parameters] = range.split(';').map((part) => part.trim())
  const of = Object.fromEntries(parameters.map((parameter) => parameter.split('=', 2) as [string, string]))
  return { type: type!, as: of.as, group: of.g, version: of.v, quality: of.q === undefined ? 1 : Number(of.q) }
}
