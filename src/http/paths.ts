import type { UserInfo } from '../api/request.ts'
import type { Cluster } from '../cluster.ts'
import type { HttpRequest, HttpResponse } from './exchange.ts'
export async function answerPath(cluster: Cluster, request: HttpRequest, path: string, user: UserInfo): Promise<HttpResponse> {
  return { code: 404, contentType: 'text/plain; charset=utf-8', warnings: [], body: '404 page not found\n' }
}
