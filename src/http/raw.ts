import type { UserInfo } from '../api/request.ts'
import { ApiError, noSuchPath } from '../api/status.ts'
import type { Cluster } from '../cluster.ts'
import { discoveryDocument } from './discovery.ts'
import { routeOf } from './route.ts'

/** Answers a URL with text, as `kubectl get --raw` prints it. @throws ApiError */
export async function raw(cluster: Cluster, user: UserInfo, method: string, url: string, body?: string): Promise<string> {
  const route = routeOf(method, url)
  if ('request' in route) {
    const response = await cluster.handle({ ...route.request, user, ...(body !== undefined && { body: parsed(body) }) })
    return `${JSON.stringify(response.body)}\n`
  }
  const path = route.path.replace(/(.)\/+$/, '$1')
  if (path === '/healthz' || path === '/livez' || path === '/readyz') return 'ok'
  const document = discoveryDocument(path, await cluster.discover())
  if (!document) throw noSuchPath()
  return path === '/version' ? JSON.stringify(document, null, 2) : `${JSON.stringify(document)}\n`
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new ApiError(400, 'BadRequest', `the object provided is unrecognized (must be of type Status): couldn't get version/kind; json parse error: ${(error as Error).message}`)
  }
}
