import type { Fields } from '../../api/object.ts'
import type { Part } from './model.ts'

/** How a field of a stanza is kept; `bytes` is base64 in the file. */
export type FieldKind = 'string' | 'bool' | 'bytes' | 'path' | 'strings' | 'object'

/** The fields of each stanza in client-go's order (clientcmd/api). */
export const stanzaFields: Record<Part, Record<string, FieldKind>> = {
  clusters: {
    server: 'string', 'tls-server-name': 'string', 'insecure-skip-tls-verify': 'bool', 'certificate-authority': 'path',
    'certificate-authority-data': 'bytes', 'proxy-url': 'string', 'disable-compression': 'bool', extensions: 'object',
  },
  users: {
    'client-certificate': 'path', 'client-certificate-data': 'bytes', 'client-key': 'path', 'client-key-data': 'bytes', token: 'string',
    tokenFile: 'path', as: 'string', 'as-uid': 'string', 'as-groups': 'strings', 'as-user-extra': 'object', username: 'string',
    password: 'string', 'auth-provider': 'object', exec: 'object', extensions: 'object',
  },
  contexts: { cluster: 'string', user: 'string', namespace: 'string', extensions: 'object' },
}

/** Written even when empty. */
const always = new Set(['server', 'cluster', 'user'])

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** Go's order inside of objects that are fields. */
const insideOrder: Record<string, readonly string[]> = {
  exec: ['command', 'args', 'env', 'apiVersion', 'installHint', 'provideClusterInfo', 'interactiveMode'],
  'auth-provider': ['name', 'config'],
}

function inside(key: string, value: unknown): unknown {
  const order = insideOrder[key]
  if (!order) return value
  const fields = value as Fields
  return Object.fromEntries(order.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))
}

/** A stanza's fields in the order of a file; empty ones and unknown ones are left out. */
export function inFileOrder(part: Part, fields: Fields): Fields {
  const out: Fields = {}
  for (const key in stanzaFields[part]) {
    if (!isEmpty(fields[key])) out[key] = inside(key, fields[key])
    else if (always.has(key)) out[key] = ''
  }
  return out
}

/** The fields of a stanza that name files. */
export const pathFields = (part: Part): string[] => Object.keys(stanzaFields[part]).filter((key) => stanzaFields[part][key] === 'path')
