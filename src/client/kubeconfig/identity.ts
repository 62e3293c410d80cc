import type { Fields } from '../../api/object.ts'
import type { UserInfo } from '../../api/request.ts'
import { ApiError } from '../../api/status.ts'
import { adminToken } from './defaults.ts'
import type { Overrides } from './resolve.ts'

const authenticated = 'system:authenticated'

const administrator: UserInfo = { username: 'kubernetes-admin', uid: 'admin', groups: ['system:masters', authenticated] }

/** The groups every service account is in. */
function serviceAccountGroups(username: string): string[] {
  const [, , namespace, name] = username.split(':')
  return username.startsWith('system:serviceaccount:') && name ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`] : []
}

function extras(pairs: readonly string[]): Record<string, string[]> | undefined {
  const out: Record<string, string[]> = {}
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const key = pair.slice(0, equals).toLowerCase()
    out[key] = [...(out[key] ?? []), pair.slice(equals + 1)]
  }
  return Object.keys(out).length ? out : undefined
}

/**
 * Who a request comes from: the user of the kubeconfig, or whom it acts as (--as).
 * @throws ApiError Unauthorized for credentials that are not the cluster's
 */
export function identify(authInfo: Fields, flags: Overrides): UserInfo {
  const known = authInfo.token === adminToken && !authInfo.username
  if (!known) throw new ApiError(401, 'Unauthorized', authInfo.token || authInfo.username ? 'Unauthorized' : 'the server has asked for the client to provide credentials')
  const username = flags.as || authInfo.as
  if (!username) return administrator
  const named: readonly string[] = flags['as-group'].length ? flags['as-group'] : authInfo['as-groups'] ?? []
  const groups = named.length ? [...named] : serviceAccountGroups(username)
  const anonymous = username === 'system:anonymous'
  if (!groups.includes(authenticated) && !anonymous) groups.push(authenticated)
  if (anonymous && !groups.includes('system:unauthenticated')) groups.push('system:unauthenticated')
  const uid = flags['as-uid'] || authInfo['as-uid']
  const extra = extras(flags['as-user-extra'])
  return { username, groups, ...(uid && { uid }), ...(extra && { extra }) }
}
