import { apiVersionOf } from '../api/gvk.ts'
import type { Fields } from '../api/object.ts'
import type { ApiRequest, UserInfo } from '../api/request.ts'
import { ApiError, noSuchPath } from '../api/status.ts'
import type { Cluster } from '../cluster.ts'
import { readBody } from './body.ts'
import { identityOf } from './identity.ts'
import { jsonText, wantsPretty } from './json.ts'
import { acceptOf } from './negotiate.ts'
import { answerPath } from './paths.ts'
import { routeOf } from './route.ts'
import { storageVersionHashes } from './storagehashes.ts'
import { watchLines } from './watch.ts'

/** One HTTP request; the method in capitals, names of headers in lower case. */
export interface HttpRequest { method: string; url: string; headers: Readonly<Record<string, string | undefined>>; body?: string }

/** The answer to one; `warnings` are the texts of its `Warning` headers. */
export interface HttpResponse { code: number; contentType: string; warnings: string[]; body: string | AsyncIterable<string> }

const JSON_TYPE = 'application/json'
const TEXT_TYPE = 'text/plain; charset=utf-8'

export const textAnswer = (code: number, body: string): HttpResponse => ({ code, contentType: TEXT_TYPE, warnings: [], body })
export const jsonAnswer = (value: unknown, pretty: boolean): HttpResponse => ({ code: 200, contentType: JSON_TYPE, warnings: [], body: jsonText(value, pretty) })

/** Answers an HTTP request as kube-apiserver does, refusals included: who asks, its headers say. Never throws for what is the client's fault. */
export function exchange(cluster: Cluster, request: HttpRequest): Promise<HttpResponse> {
  cluster.beginCommand()
  return answer(cluster, request, () => identityOf(request.headers))
}

/** As {@link exchange}, for a user who is known. */
export async function answer(cluster: Cluster, request: HttpRequest, identify: () => UserInfo): Promise<HttpResponse> {
  try {
    return await answered(cluster, request, identify())
  } catch (error) {
    if (error instanceof URIError) return textAnswer(400, '400 Bad Request')
    if (!(error instanceof ApiError)) throw error
    // Refusals of answers in another shape are for people.
    const pretty = error.code === 406 || /;\s*as=/.test(request.headers.accept ?? '') || wantsPretty(request)
    return { code: error.code, contentType: JSON_TYPE, warnings: error.warnings ?? [], body: request.method === 'HEAD' ? '' : jsonText(error.status, pretty) }
  }
}

async function answered(cluster: Cluster, request: HttpRequest, user: UserInfo): Promise<HttpResponse> {
  const { method, url, headers } = request
  const route = routeOf(method, url)
  const found = route.request && await cluster.serves(route.request)
  if (route.request && !found && !user.groups.includes('system:masters')) await cluster.handle({ ...route.request, user })
  if (!route.request || !found) return answerPath(cluster, request, route.path, user)
  if (found !== 'resource') throw noSuchPath()
  const accept = acceptOf(headers.accept, route.request)
  const asked = { ...route.request, user, accept, userAgent: (headers['user-agent'] ?? '').split('/')[0]!, ...await readBody(request, route.request) }
  if (asked.verb === 'watch') return { code: 200, contentType: JSON_TYPE, warnings: [], body: await watchLines(cluster, asked) }
  if (asked.subresource === 'log' && asked.query?.follow === 'true') return { code: 200, contentType: TEXT_TYPE, warnings: [], body: await startedLog(cluster, asked) }
  const { code, body, warnings } = await cluster.handle(asked)
  if (typeof body === 'string') return { code, contentType: TEXT_TYPE, warnings, body }
  return { code, contentType: JSON_TYPE, warnings, body: jsonText(isTyped(asked) ? withoutItemKinds(body) : body, wantsPretty(request)) }
}

/** Whether a resource is one of the server's own types: lists of these say the kind once. */
const isTyped = ({ group, version, resource }: ApiRequest) => storageVersionHashes[`${apiVersionOf({ group, version })}/${resource}`] !== undefined

function withoutItemKinds(body: Fields): Fields {
  if (body.kind === 'Table' && body.rows.length === 0 && body.columnDefinitions.at(-1)?.type === 'date') return { ...body, rows: null }
  if (!Array.isArray(body.items) || body.kind === 'PartialObjectMetadataList') return body
  return { ...body, items: body.items.map(({ kind: _kind, apiVersion: _apiVersion, ...rest }: Fields) => rest) }
}

/** A log that is followed. Its first piece is waited for: a refusal is an answer of its own. */
async function startedLog(cluster: Cluster, request: ApiRequest): Promise<AsyncIterable<string>> {
  await cluster.handle({ ...request, query: { ...request.query, follow: 'false', limitBytes: '1' } })
  return cluster.log(request, {})
}
