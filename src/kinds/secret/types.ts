import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import type { Secret } from '../../api/types/core.v1.ts'

const ACCOUNT = 'kubernetes.io/service-account.name'

const path = (key: string): string => `data[${key}]`
const missing = (secret: Secret, ...keys: string[]): FieldError[] => keys.filter((key) => secret.data?.[key] === undefined).map((key) => required(path(key)))

/** What the well-known types of Secrets have to hold. */
const rules: Record<string, (secret: Secret) => FieldError[]> = {
  'kubernetes.io/service-account-token': ({ metadata }) => (metadata.annotations?.[ACCOUNT] ? [] : [required(`metadata.annotations[${ACCOUNT}]`)]),
  'kubernetes.io/dockercfg': (secret) => jsonObject(secret, '.dockercfg'),
  'kubernetes.io/dockerconfigjson': (secret) => jsonObject(secret, '.dockerconfigjson'),
  'kubernetes.io/basic-auth': (secret) => {
    const errors = missing(secret, 'username', 'password')
    return errors.length === 2 ? errors : []
  },
  'kubernetes.io/ssh-auth': (secret) => (secret.data?.['ssh-privatekey'] ? [] : [required(path('ssh-privatekey'))]),
  'kubernetes.io/tls': (secret) => missing(secret, 'tls.crt', 'tls.key'),
}

/** Field errors that follow from the Secret's type; types of your own have no rules. */
export const validateTyped = (secret: Secret): FieldError[] => (Object.hasOwn(rules, secret.type ?? '') ? rules[secret.type!]!(secret) : [])

/** A certificate and key that are none. What PEM holds inside is not looked at. */
export function keyPairWarnings({ type, data = {} }: Secret): string[] {
  if (type !== 'kubernetes.io/tls') return []
  const isPem = (key: string) => /-----BEGIN [^-]+-----[^]+-----END [^-]+-----/.test(Buffer.from(data[key] ?? '', 'base64').toString('latin1'))
  if (!isPem('tls.crt')) return ['tls: failed to find any PEM data in certificate input']
  return isPem('tls.key') ? [] : ['tls: failed to find any PEM data in key input']
}

function jsonObject(secret: Secret, key: string): FieldError[] {
  const value = secret.data?.[key]
  if (value === undefined) return [required(path(key))]
  const fault = jsonFault(Buffer.from(value, 'base64').toString('utf8'))
  return fault ? [invalid(path(key), '<secret contents redacted>', fault)] : []
}

const GO_TYPES: Record<string, string> = { string: 'string', number: 'number', boolean: 'bool' }

/** What Go's json says when the text is no JSON object. */
function jsonFault(text: string): string | undefined {
  if (text.trim() === '') return 'unexpected end of JSON input'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return syntaxFault(text)
  }
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return undefined
  return `json: cannot unmarshal ${Array.isArray(value) ? 'array' : GO_TYPES[typeof value]} into Go value of type map[string]interface {}`
}

/** The first place where a text stops being JSON. */
function syntaxFault(text: string): string {
  const start = text.trimStart()[0]!
  if (!/[[{"\-0-9tfn]/.test(start)) return `invalid character '${start}' looking for beginning of value`
  for (let end = text.length; end > 0; end--) if (completes(text.slice(0, end))) return end === text.length ? 'unexpected end of JSON input' : `invalid character '${text[end]}' ${start === '{' ? 'looking for beginning of object key string' : 'after top-level value'}`
  return 'unexpected end of JSON input'
}

const completes = (text: string): boolean => ['', '}', ']', '"', '"}', ':null}', '":null}', 'null}', '"":null}'].some((tail) => {
  try {
    JSON.parse(text + tail)
    return true
  } catch {
    return false
  }
})
