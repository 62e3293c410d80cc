import { createHash } from 'node:crypto'
import type { Fields } from '../../api/object.ts'
import { toJson } from '../../print/json.ts'

/** Digits that could spell words, and what stands for them. */
const substitutes: Record<string, string> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' }

/**
 * The name with a hash of the content behind it (--append-hash).
 * `kubectl: util/hash`
 */
export function withHash(name: string, content: Fields): string {
  const hex = createHash('sha256').update(toJson({ ...content, name }, { sorted: true })).digest('hex')
  return `${name}-${hex.slice(0, 10).replace(/[013ae]/g, (digit) => substitutes[digit]!)}`
}
