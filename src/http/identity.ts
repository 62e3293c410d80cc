import type { UserInfo } from '../api/request.ts'
import { badRequest } from '../api/status.ts'
import { ApiError } from '../api/status.ts'

const AUTHENTICATED = 'system:authenticated', UNAUTHENTICATED = 'system:unauthenticated', ANONYMOUS = 'system:anonymous'
/** The bearer token of the administrator, as in the kubeconfig that fauxctl writes. */
const ADMIN_TOKEN = 'admin-token'
const ADMINISTRATOR: UserInfo = { username: 'kubernetes-admin', uid: 'admin', groups: ['system:masters', AUTHENTICATED] }

type Headers = Readonly<Record<string, string | undefined>>

/**
 * Who asks, by the headers of a request: without credentials it is the administrator (nobody else can reach the server), and
 * `Impersonate-*` make it somebody else. `apiserver: endpoints/filters/impersonation`
 * @throws ApiError 400 for an impersonation without a user, 401 for a token that is not known
 */
export function identityOf(headers: Headers): UserInfo {
  const token = /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1]
  if (token !== undefined && token !== ADMIN_TOKEN) throw new ApiError(401, 'Unauthorized', 'Unauthorized')
  const username = headers['impersonate-user'] ?? ''
  const named = headers['impersonate-group']?.split(', ') ?? []
  const extra = extras(headers)
  const uid = headers['impersonate-uid']
  if (!username) {
    if (!named.length && !extra && !uid) return ADMINISTRATOR
    const groups = named.length ? `[]string{${named.map((name) => JSON.stringify(name)).join(', ')}}` : '[]string(nil)'
    const shown = extra ? `map[string][]string{${Object.entries(extra).map(([key, values]) => `${JSON.stringify(key)}:[]string{${values.map((value) => JSON.stringify(value)).join(', ')}}`).join(', ')}}` : 'map[string][]string(nil)'
    throw badRequest(`requested &user.DefaultInfo{Name:"", UID:${JSON.stringify(uid ?? '')}, Groups:${groups}, Extra:${shown}} without impersonating a user name`)
  }
  const groups = named.length ? [...named] : accountGroups(username)
  const everybody = username === ANONYMOUS ? UNAUTHENTICATED : AUTHENTICATED
  if (!groups.includes(everybody) && !groups.includes(UNAUTHENTICATED)) groups.push(everybody)
  return { username, ...(uid && { uid }), groups, ...(extra && { extra }) }
}

function accountGroups(username: string): string[] {
  const account = /^system:serviceaccount:([^:]+):[^:]+$/.exec(username)
  return account ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`] : []
}

const PREFIX = 'impersonate-extra-'

function extras(headers: Headers): Record<string, string[]> | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(PREFIX))
  return found.length ? Object.fromEntries(found.map(([name, value]) => [decodeURIComponent(name.slice(PREFIX.length)), (value ?? '').split(', ')])) : undefined
}
