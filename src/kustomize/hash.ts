import type { Fields } from '../api/object.ts'
import { sortedJson } from './gojson.ts'
import type { Resource } from './resource.ts'

/** Digits and vowels that could form words are replaced, as in the generated names of Kubernetes. */
const letters: Record<string, string> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' }

/** What of an object counts for its hash. kustomize looks for the name where there is none, so that it never counts. */
function content({ object, kind }: Resource): unknown {
  const map = (field: string) => (typeof object[field] === 'object' && object[field] !== null ? object[field] : undefined)
  const data = map('data') ?? ''
  if (kind === 'ConfigMap') return { kind, name: '', data, binaryData: map('binaryData') }
  if (kind === 'Secret') return { kind, type: object.type ?? '', name: '', data, stringData: map('stringData') }
  return object satisfies Fields
}

/** The suffix that tells one content of a ConfigMap or Secret from another (kustomize: api/hasher). */
export async function hashOf(resource: Resource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sortedJson(content(resource))))
  const hex = Buffer.from(digest).toString('hex').slice(0, 10)
  return hex.replace(/[013ae]/g, (letter) => letters[letter]!)
}
