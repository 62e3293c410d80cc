import type { UserInfo } from '../api/request.ts'
import type { Status } from '../api/status.ts'
import { ApiError, noSuchPath } from '../api/status.ts'
import type { Cluster } from '../cluster.ts'
import { answer } from './exchange.ts'

/** Answers a URL with text, as `kubectl get --raw` prints it: stands in for the client's side of HTTP. @throws ApiError */
export async function raw(cluster: Cluster, user: UserInfo, { method, url, body }: { method: string; url: string; body?: string }, onWarning?: (text: string) => void): Promise<string> {
  const headers = { 'user-agent': 'kubectl/v1.37.2', ...(body !== undefined && { 'content-type': 'application/json' }) }
  const response = await answer(cluster, { method, url, headers, body }, () => user)
  for (const warning of response.warnings) onWarning?.(warning)
  let text = ''
  if (typeof response.body === 'string') text = response.body
  else for await (const part of response.body) text += part
  if (response.code < 400) return text
  if (!response.contentType.startsWith('application/json')) throw noSuchPath()
  const { code, reason, message, details } = JSON.parse(text) as Status
  throw new ApiError(code, reason ?? '', message ?? '', details)
}
