import type { Fields, KubeObject } from '../api/object.ts'
import type { ApiRequest, UserInfo } from '../api/request.ts'
import { ApiError } from '../api/status.ts'
import type { Session } from './session.ts'
import { bootstrapRules } from './bootstrap.ts'

/** What somebody wants to do, as authorizers see it. */
export interface Attributes {
  user: UserInfo
  verb: string
  /** Of a resource. */
  group?: string
  resource?: string
  subresource?: string
  namespace?: string
  name?: string
  /** Outside of resources. */
  path?: string
}

/** A rule, and who gives it. */
interface Grant { rule: Fields; by: string }

/** Whether the cluster's RBAC objects allow something; the group system:masters may do everything. `kubernetes: plugin/pkg/auth/authorizer/rbac` */
export const isAllowed = (session: Session, wanted: Attributes): boolean => allowance(session, wanted) !== undefined

/** Why something is allowed (without many words for the masters of the system); undefined when it is not. */
export function allowance(session: Session, wanted: Attributes): string | undefined {
  if (wanted.user.groups.includes('system:masters')) return ''
  return grantsOf(session, wanted.user, wanted.namespace).find(({ rule }) => covers(rule, wanted))?.by
}

/** The rules that hold for a user everywhere and in a namespace, in the order in which bindings are found. */
export function grantsOf(session: Session, user: UserInfo, namespace: string | undefined): Grant[] {
  const grants: Grant[] = bootstrapRules(user.groups).map((rule) => ({ rule, by: '' }))
  for (const binding of session.list('clusterrolebindings.rbac.authorization.k8s.io', '')) {
    const subject = subjectOf(binding, user)
    if (subject) for (const rule of rulesOf(session, binding.roleRef, undefined)) grants.push({ rule, by: reasonOf('ClusterRoleBinding', binding, subject) })
  }
  if (!namespace) return grants
  for (const binding of session.list('rolebindings.rbac.authorization.k8s.io', namespace)) {
    const subject = subjectOf(binding, user)
    if (subject) for (const rule of rulesOf(session, binding.roleRef, namespace)) grants.push({ rule, by: reasonOf('RoleBinding', binding, subject) })
  }
  return grants
}

function subjectOf(binding: KubeObject, user: UserInfo): Fields | undefined {
  return (binding.subjects as Fields[] | undefined ?? []).find(({ kind, name, namespace = binding.metadata.namespace }) => (
    kind === 'User' ? name === user.username
      : kind === 'Group' ? user.groups.includes(name)
        : kind === 'ServiceAccount' && user.username === `system:serviceaccount:${namespace}:${name}`))
}

function reasonOf(kind: string, { metadata, roleRef }: KubeObject, subject: Fields): string {
  const binding = metadata.namespace ? `${metadata.name}/${metadata.namespace}` : metadata.name!
  const who = subject.kind === 'ServiceAccount' ? `${subject.name}/${subject.namespace ?? metadata.namespace}` : subject.name
  return `RBAC: allowed by ${kind} ${JSON.stringify(binding)} of ${roleRef.kind} ${JSON.stringify(roleRef.name)} to ${subject.kind} ${JSON.stringify(who)}`
}

function rulesOf(session: Session, { kind, name }: Fields, namespace: string | undefined): Fields[] {
  const role = kind === 'ClusterRole' ? session.get('clusterroles.rbac.authorization.k8s.io', '', name) : session.get('roles.rbac.authorization.k8s.io', namespace, name)
  return role?.rules ?? []
}

const has = (list: readonly string[] | undefined, value: string) => list !== undefined && (list.includes('*') || list.includes(value))

function covers(rule: Fields, { verb, group = '', resource, subresource, name, path }: Attributes): boolean {
  if (!has(rule.verbs, verb)) return false
  if (resource === undefined) return (rule.nonResourceURLs as string[] | undefined ?? []).some((pattern) => pattern === path || (pattern.endsWith('*') && path!.startsWith(pattern.slice(0, -1))))
  const whole = subresource ? `${resource}/${subresource}` : resource
  return has(rule.apiGroups, group) && (has(rule.resources, whole) || (!!subresource && (rule.resources as string[] | undefined ?? []).includes(`*/${subresource}`)))
    && (!rule.resourceNames?.length || rule.resourceNames.includes(name ?? ''))
}

/** @throws ApiError 403 when the user may not make this request */
export function authorize(session: Session, user: UserInfo, request: ApiRequest): void {
  const { group, resource, subresource, namespace, name } = request
  const verb = request.verb
  // What a namespace may be asked for can be granted inside of it.
  const within = group === '' && resource === 'namespaces' ? name : namespace
  if (isAllowed(session, { user, verb, group, resource, subresource, namespace: within, name })) return
  const kind = group ? `${resource}.${group}` : resource
  const where = namespace ? `in the namespace ${JSON.stringify(namespace)}` : within ? `in the namespace ${JSON.stringify(within)}` : 'at the cluster scope'
  const what = `${name ? `${kind} ${JSON.stringify(name)}` : kind} is forbidden: User ${JSON.stringify(user.username)} cannot ${verb} resource ${JSON.stringify(subresource ? `${resource}/${subresource}` : resource)} in API group ${JSON.stringify(group)} ${where}`
  throw new ApiError(403, 'Forbidden', what, { ...(name && { name }), ...(group && { group }), kind: resource })
}

/** @throws ApiError 403 when the user may not ask for a path outside of resources */
export function authorizePath(session: Session, user: UserInfo, verb: string, path: string): void {
  if (!isAllowed(session, { user, verb, path })) throw new ApiError(403, 'Forbidden', `forbidden: User ${JSON.stringify(user.username)} cannot ${verb} path ${JSON.stringify(path)}`, {})
}
