import type { ApiRequest, Query, Verb } from '../api/request.ts'

/** What a URL asks for: a resource, or a path outside of resources (`/version`, `/apis/apps/v1`). */
export type Route = { request: ApiRequest } | { path: string }

const ROOT = /^\/(?:api\/(?<core>[^/]+)|apis\/(?<group>[^/]+)\/(?<version>[^/]+))(?:\/(?<rest>.+))?$/

/**
 * Reads a method and a URL as the API server does. `watch` follows from the query.
 * `/api/v1/namespaces/x/pods/y/log` is namespace x, resource pods, name y, subresource log.
 */
export function routeOf(method: string, url: string): Route {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query: Query = Object.fromEntries(new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)))
  const found = ROOT.exec(path.replace(/\/+$/, ''))
  if (!found?.groups?.rest) return { path: path || '/' }
  const { core, group = '', version = core } = found.groups
  const parts = found.groups.rest.split('/').map(decodeURIComponent)
  const inNamespace = parts[0] === 'namespaces' && parts.length > 2 && !(parts.length === 3 && ['status', 'finalize'].includes(parts[2]))
  const namespace = inNamespace ? parts[1] : undefined
  const [resource, name, ...subresource] = inNamespace ? parts.slice(2) : parts
  const watches = query.watch === 'true' || query.watch === '1'
  return {
    request: {
      verb: verbOf(method, name !== undefined, watches), group, version: version!, resource, namespace, name,
      ...(subresource.length && { subresource: subresource.join('/') }), query,
    },
  }
}

function verbOf(method: string, named: boolean, watches: boolean): Verb {
  switch (method.toUpperCase()) {
    case 'POST': return 'create'
    case 'PUT': return 'update'
    case 'PATCH': return 'patch'
    case 'DELETE': return named ? 'delete' : 'deletecollection'
    default: return watches ? 'watch' : named ? 'get' : 'list'
  }
}
