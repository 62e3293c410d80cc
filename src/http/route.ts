import type { ApiRequest, Query, Verb } from '../api/request.ts'
import { methodNotAllowed } from '../api/status.ts'

/** What a URL asks for: a resource, or a path outside of resources (`/version`, `/apis/apps/v1`). */
export interface Route { path: string; request?: ApiRequest }

const ROOT = /^\/(?:api\/(?<core>[^/]+)|apis\/(?<group>[^/]+)\/(?<version>[^/]+))(?:\/(?<rest>.+))?$/
const OF_NAMESPACES = ['status', 'finalize']

/**
 * Reads a method and a URL as the API server does. `watch` follows from the query, or from the old form `/api/v1/watch/…`.
 * `/api/v1/namespaces/x/pods/y/log` is namespace x, resource pods, name y, subresource log.
 * @throws URIError for a path with broken escapes; ApiError 405 for a method that nothing has
 */
export function routeOf(method: string, url: string): Route {
  const mark = url.indexOf('?')
  const path = decodeURIComponent(mark < 0 ? url : url.slice(0, mark)) || '/'
  const query: Query = Object.fromEntries(new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)))
  const found = ROOT.exec(path.replace(/\/+$/, ''))
  if (!found?.groups?.rest) return { path }
  const { core, group = '', version = core } = found.groups
  const parts = found.groups.rest.split('/')
  const old = parts[0] === 'watch' && parts.length > 1
  if (old) parts.shift()
  const inNamespace = parts[0] === 'namespaces' && parts.length > 2 && !(parts.length === 3 && OF_NAMESPACES.includes(parts[2]!))
  const namespace = inNamespace ? parts[1] : undefined
  const [resource, name, ...subresource] = inNamespace ? parts.slice(2) : parts
  const watches = old || query.watch === 'true' || query.watch === '1'
  if (old && name !== undefined && !subresource.length && method === 'GET') {
    return { path, request: { verb: 'watch', group, version: version!, resource: resource!, namespace, query: { ...query, fieldSelector: `metadata.name=${name}` } } }
  }
  const verb = verbOf(method, name !== undefined, watches)
  return { path, request: { verb, group, version: version!, resource: resource!, namespace, name, ...(subresource.length && { subresource: subresource.join('/') }), query } }
}

function verbOf(method: string, named: boolean, watches: boolean): Verb {
  switch (method) {
    case 'POST': return 'create'
    case 'PUT': return 'update'
    case 'PATCH': return 'patch'
    case 'DELETE': return named ? 'delete' : 'deletecollection'
    case 'GET': return named ? 'get' : watches ? 'watch' : 'list'
    default: throw methodNotAllowed()
  }
}
