/** The hash in names and labels of what a template makes. */
import type { Json } from '../../api/object.ts'

const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

/** JSON with sorted keys and without absent fields: the same template gives the same text. */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  return `{${Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

/** 32-bit FNV-1a over UTF-8. */
function fnv32a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

/** Digits in letters that make no words. `apimachinery: util/rand` SafeEncodeString */
export const safeEncode = (text: string): string => [...text].map((character) => alphabet[character.charCodeAt(0) % alphabet.length]).join('')

/**
 * The pod-template-hash of a template: up to ten letters, the same for the same template.
 * `collisionCount` tells apart templates whose hashes met.
 */
export function hashTemplate(template: unknown, collisionCount?: number): string {
  return safeEncode(String(fnv32a(canonical(template as Json) + (collisionCount === undefined ? '' : `#${collisionCount}`))))
}
