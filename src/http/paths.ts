import type { UserInfo } from '../api/request.ts'
import { methodNotAllowed, noSuchPath } from '../api/status.ts'
import type { Cluster } from '../cluster.ts'
import type { DiscoveredResource } from '../client/contract.ts'
import { discoveryDocument, groupNames, versionsOf } from './discovery.ts'
import { jsonAnswer, textAnswer } from './exchange.ts'
import type { HttpRequest, HttpResponse } from './exchange.ts'
import { CHECKS, health } from './health.ts'
import { jsonText, wantsPretty } from './json.ts'
import { VERSION } from './version.ts'

/** Answers for a path outside of resources. @throws ApiError */
export async function answerPath(cluster: Cluster, request: HttpRequest, path: string, user: UserInfo): Promise<HttpResponse> {
  const { method, url } = request
  const order = cluster.groupOrder()
  const place = ({ group }: DiscoveredResource) => { const at = order.indexOf(group); return at < 0 ? order.length : at }
  const resources = [...await cluster.discover()].sort((a, b) => place(a) - place(b))
  await cluster.authorizePath(user, method.toLowerCase(), path)
  const trimmed = path.replace(/(.)\/+$/, '$1')
  const text = health(trimmed, new URLSearchParams(url.split('?')[1]))
  const document = trimmed === '/version' ? VERSION : trimmed === '/' ? { paths: pathsOf(resources) } : discoveryDocument(trimmed, resources)
  if (text !== undefined || document) {
    if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed()
    if (text !== undefined) return textAnswer(200, text)
    return trimmed === '/version' || trimmed === '/' ? { ...jsonAnswer(document, true), body: jsonText(document, true) } : jsonAnswer(document, wantsPretty(request))
  }
  if (belongsToGroup(trimmed, resources)) throw noSuchPath()
  return textAnswer(404, '404 page not found\n')
}

/** Below a group that is served, refusals are Status objects. */
function belongsToGroup(path: string, resources: readonly DiscoveredResource[]): boolean {
  const [root, group] = path.split('/').slice(1)
  return root === 'api' || (root === 'apis' && group !== undefined && path.split('/').length > 3 && groupNames(resources).includes(group))
}

function pathsOf(resources: readonly DiscoveredResource[]): string[] {
  const groups = groupNames(resources).flatMap((name) => [`/apis/${name}`, ...versionsOf(name, resources).map((version) => `/apis/${name}/${version}`)])
  const checks = Object.entries(CHECKS).flatMap(([root, names]) => [`/${root}`, ...names.map((name) => `/${root}/${name}`)])
  return ['/api', '/api/v1', '/apis', '/apis/', ...groups, ...checks, '/version'].sort()
}
