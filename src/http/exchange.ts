import { ApiError } from '../api/status.ts'
import type { Cluster } from '../cluster.ts'
import { readBody } from './body.ts'
import { identityOf } from './identity.ts'
import { acceptOf } from './negotiate.ts'
import { answerPath } from './paths.ts'
import { routeOf } from './route.ts'
import { watchLines } from './watch.ts'

/** One HTTP request; names of headers in lower case. */
export interface HttpRequest { method: string; url: string; headers: Readonly<Record<string, string | undefined>>; body?: string }

/** The answer to one; `warnings` are the texts of its `Warning` headers. */
export interface HttpResponse { code: number; contentType: string; warnings: string[]; body: string | AsyncIterable<string> }

const JSON_TYPE = 'application/json'

/** JSON as the server writes it: one line, or indented for people (`?pretty=true`, a browser, curl). */
export function jsonText(value: unknown, { url, headers }: Pick<HttpRequest, 'url' | 'headers'>): string {
  const pretty = new URLSearchParams(url.split('?')[1]).get('pretty')
  const forPeople = pretty === null ? /^(?:curl|Wget|Mozilla\/5\.0)/.test(headers['user-agent'] ?? '') : pretty !== '' && pretty !== 'false' && pretty !== '0'
  return forPeople ? JSON.stringify(value, null, 2) : `${JSON.stringify(value)}\n`
}

/** Answers an HTTP request as kube-apiserver does, refusals included. Never throws for what is the client's fault. */
export async function exchange(cluster: Cluster, request: HttpRequest): Promise<HttpResponse> {
  try {
    return await answered(cluster, request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { code: error.code, contentType: JSON_TYPE, warnings: error.warnings ?? [], body: jsonText(error.status, request) }
  }
}

async function answered(cluster: Cluster, request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers } = request
  cluster.beginCommand()
  const route = routeOf(method, url)
  const user = identityOf(headers)
  if (!route.request) return answerPath(cluster, request, route.path, user)
  const accept = acceptOf(headers.accept, route.request)
  const asked = { ...route.request, user, accept, userAgent: userAgentOf(headers['user-agent']), ...readBody(request, route.request) }
  if (asked.verb === 'watch') return { code: 200, contentType: JSON_TYPE, warnings: [], body: await watchLines(cluster, asked) }
  const { code, body, warnings } = await cluster.handle(asked)
  return { code, contentType: JSON_TYPE, warnings, body: method === 'HEAD' ? '' : jsonText(body, request) }
}

/** managedFields name a client without a field manager by its program. */
const userAgentOf = (header: string | undefined) => (header ?? '').split('/')[0]!
