import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import { invalidObject } from '../../api/status.ts'
import { rfc3339 } from '../../api/time.ts'
import type { HookContext, SubresourceHandler } from '../contract.ts'

const ISSUER = 'https://kubernetes.default.svc.cluster.local'
const GROUP = 'authentication.k8s.io'
const HOUR = 3600, SHORTEST = 600, LONGEST = 2 ** 32

function validate(spec: Fields): FieldError[] {
  const seconds = spec.expirationSeconds, path = 'spec.expirationSeconds'
  if (seconds < SHORTEST) return [invalid(path, seconds, 'may not specify a duration less than 10 minutes')]
  return seconds > LONGEST ? [invalid(path, seconds, 'may not specify a duration larger than 2^32 seconds')] : []
}

const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** `serviceaccounts/token`: a token that looks like the real one, and that nobody has signed. */
export const token: SubresourceHandler = {
  verbs: ['create'],
  handle({ metadata: account }, body, ctx) {
    const { audiences, expirationSeconds = HOUR, boundObjectRef = null } = (body.spec ?? {}) as Fields
    const spec = { audiences: audiences?.length ? audiences : [ISSUER], expirationSeconds, boundObjectRef }
    const errors = validate(spec)
    if (errors.length) throw invalidObject({ group: GROUP, kind: 'TokenRequest' }, '', errors)
    const metadata = { name: account.name, namespace: account.namespace, uid: ctx.uid(), creationTimestamp: rfc3339(ctx.now), managedFields: ownership(ctx) }
    const status = { token: signed(account, spec, ctx), expirationTimestamp: rfc3339(ctx.now + expirationSeconds * 1000) }
    return { answer: { kind: 'TokenRequest', apiVersion: `${GROUP}/v1`, metadata, spec, status }, code: 201 }
  },
}

const ownership = ({ manager, now }: HookContext) => [{
  manager, operation: 'Update', apiVersion: `${GROUP}/v1`, time: rfc3339(now), fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': { 'f:expirationSeconds': {} } }, subresource: 'token',
}]

function signed(account: Fields, { audiences, expirationSeconds }: Fields, ctx: HookContext): string {
  const now = Math.floor(ctx.now / 1000)
  const claims = {
    aud: audiences, exp: now + expirationSeconds, iat: now, iss: ISSUER, jti: ctx.uid(),
    'kubernetes.io': { namespace: account.namespace, serviceaccount: { name: account.name, uid: account.uid } },
    nbf: now, sub: `system:serviceaccount:${account.namespace}:${account.name}`,
  }
  return [JSON.stringify({ alg: 'RS256', kid: ctx.randomName(43) }), JSON.stringify(claims), ctx.randomName(256)].map(base64url).join('.')
}
