import { apiVersionOf } from '../api/gvk.ts'
import type { FieldError } from '../api/field.ts'
import { GoValue, invalid } from '../api/field.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { UserInfo } from '../api/request.ts'
import { badRequest, invalidObject } from '../api/status.ts'
import { rfc3339 } from '../api/time.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import type { Attributes } from './authorize.ts'
import { allowance, grantsOf } from './authorize.ts'
import { recordWrite } from './managed.ts'
import type { Session, Writer } from './session.ts'

const AUDIENCE = 'https://kubernetes.default.svc.cluster.local'
const ADMIN_TOKEN = 'admin-token'
const ADMINISTRATOR: UserInfo = { username: 'kubernetes-admin', uid: 'admin', groups: ['system:masters', 'system:authenticated'] }

type Review = (session: Session, object: KubeObject, writer: Writer) => Fields

/** Kinds that are questions: a create is answered with a status, and nothing is stored. */
const REVIEWS: Readonly<Record<string, Review>> = {
  SelfSubjectReview: (_session, _object, { user }) => ({ userInfo: shownUser(user) }),
  TokenReview: (_session, { spec }) => (spec.token === ADMIN_TOKEN
    ? { authenticated: true, user: shownUser(ADMINISTRATOR), audiences: spec.audiences ?? [AUDIENCE] }
    : { user: {}, error: 'invalid bearer token' }),
  SelfSubjectAccessReview: (session, { spec }, { user }) => access(session, user, spec),
  SubjectAccessReview: (session, { spec }) => access(session, { username: spec.user ?? '', uid: spec.uid, groups: spec.groups ?? [], extra: spec.extra }, spec),
  LocalSubjectAccessReview: (session, { spec }) => access(session, { username: spec.user ?? '', uid: spec.uid, groups: spec.groups ?? [], extra: spec.extra }, spec),
  SelfSubjectRulesReview: (session, { spec }, { user }) => rules(session, user, spec?.namespace),
}

export const isReview = (row: ResourceRow): boolean => row.kind in REVIEWS

/** Answers a review. `object` is decoded. @throws ApiError 400, 422 */
export function review(session: Session, row: ResourceRow, namespace: string | undefined, object: KubeObject, writer: Writer): Fields {
  const { apiVersion, kind, metadata = {}, spec } = object
  if (row.namespaced) metadata.namespace ??= namespace
  if (row.kind.endsWith('AccessReview')) checkSubject(row, object, namespace)
  const asked = { kind, apiVersion, metadata, ...(spec !== undefined && { spec }) } as KubeObject
  if (row.kind === 'SelfSubjectReview') metadata.creationTimestamp = rfc3339(session.now)
  else if (row.kind !== 'SelfSubjectRulesReview') recordWrite(session, row, asked, undefined, writer, '')
  if (!metadata.managedFields) delete metadata.managedFields
  const status = REVIEWS[row.kind]!(session, asked, writer)
  return { ...asked, apiVersion: apiVersionOf(row), ...(row.kind === 'SelfSubjectRulesReview' && { spec: {} }), status }
}

function checkSubject(row: ResourceRow, { spec = {}, metadata }: KubeObject, namespace: string | undefined): void {
  const errors: FieldError[] = []
  if (!spec.resourceAttributes === !spec.nonResourceAttributes) errors.push(invalid('spec', new GoValue('null'), spec.resourceAttributes ? 'cannot be specified in combination with resourceAttributes' : 'exactly one of nonResourceAttributes or resourceAttributes must be specified'))
  if (row.kind !== 'SelfSubjectAccessReview' && !spec.user && !spec.groups?.length) errors.push(invalid('spec.user', spec.user ?? '', 'at least one of user or group must be specified'))
  if (row.kind === 'LocalSubjectAccessReview' && metadata?.namespace !== namespace) throw badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`)
  if (errors.length) throw invalidObject({ group: row.group, kind: '' }, '', errors)
}

function shownUser({ username, uid, groups, extra }: UserInfo): Fields {
  return { username, ...(uid && { uid }), groups, ...(extra && { extra }) }
}

function access(session: Session, user: UserInfo, { resourceAttributes: of, nonResourceAttributes: path }: Fields): Fields {
  const wanted: Attributes = of
    ? { user, verb: of.verb ?? '', group: of.group ?? '', resource: of.resource ?? '', subresource: of.subresource, namespace: of.namespace, name: of.name }
    : { user, verb: path.verb ?? '', path: path.path ?? '' }
  const reason = allowance(session, wanted)
  return reason === undefined ? { allowed: false } : { allowed: true, ...(reason && { reason }) }
}

function rules(session: Session, user: UserInfo, namespace: string | undefined): Fields {
  if (!namespace) throw badRequest('no namespace on request')
  const all = user.groups.includes('system:masters')
    ? [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, { verbs: ['*'], nonResourceURLs: ['*'] }]
    : grantsOf(session, user, namespace).map(({ rule }) => rule as Fields)
  const pick = (rule: Fields, fields: string[]) => Object.fromEntries(fields.filter((field) => rule[field]?.length).map((field) => [field, rule[field]]))
  return {
    resourceRules: all.filter((rule) => rule.resources).map((rule) => pick(rule, ['verbs', 'apiGroups', 'resources', 'resourceNames'])),
    nonResourceRules: all.filter((rule) => rule.nonResourceURLs).map((rule) => pick(rule, ['verbs', 'nonResourceURLs'])),
    incomplete: false,
  }
}
