import type { ApiRequest } from '../api/request.ts'
import { ApiError } from '../api/status.ts'

/** What an API server can write. This one writes JSON only, as it stands or turned into something else. */
const OFFERED = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'].join(', ')
const READABLE = ['application/json', 'application/*', '*/*']
const TRANSFORMS: Record<string, ApiRequest['accept']> = { Table: 'table', PartialObjectMetadata: 'partial', PartialObjectMetadataList: 'partial' }

/**
 * What an Accept header asks for. Ranges are tried in their order of preference.
 * @throws ApiError 406 when nothing in it can be served (`apiserver: endpoints/handlers/negotiation`)
 */
export function acceptOf(header: string | undefined, request: ApiRequest): ApiRequest['accept'] {
  if (!header) return 'object'
  const ranges = header.split(',').map((range) => parsed(range)).sort((a, b) => b.quality - a.quality)
  for (const { type, as, group, version } of ranges) {
    if (!READABLE.includes(type)) continue
    if (!as) return 'object'
    const known = TRANSFORMS[as]
    if (as === 'PartialObjectMetadata' && request.verb === 'list') throw new ApiError(406, 'NotAcceptable', 'you requested PartialObjectMetadata, but the requested object is a list')
    if (known && group === 'meta.k8s.io' && version === 'v1' && request.verb !== 'deletecollection') return known
  }
  if (!ranges.some(({ type }) => READABLE.includes(type))) throw new ApiError(406, 'NotAcceptable', `406: Not Acceptable\n\nAvailable representations: ${OFFERED}`, {})
  throw new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${OFFERED}`)
}

function parsed(range: string): { type: string; as?: string; group?: string; version?: string; quality: number } {
  const [type, ...parameters] = range.split(';').map((part) => part.trim())
  const of = Object.fromEntries(parameters.map((parameter) => parameter.split('=', 2) as [string, string]))
  return { type: type!, as: of.as, group: of.g, version: of.v, quality: of.q === undefined ? 1 : Number(of.q) }
}
