import { fullImage, parseReference, repositoryOf } from './reference.ts'

/** What a registry would say of an image: its digest, its size in bytes, how long a pull takes (ms). Follows from the name alone. */
export interface ImageFacts { id: string; bytes: number; pullMs: number }

const known = new Map<string, ImageFacts>()

/** Facts of an image by its name; the same name gives the same facts. */
export function imageFacts(image: string): ImageFacts {
  let facts = known.get(image)
  if (!facts) {
    const full = fullImage(image)
    const digest = parseReference(image).digest ?? `sha256:${hexOf(full, 64)}`
    const weight = Number.parseInt(hexOf(`size of ${full}`, 8), 16) / 0xffffffff
    known.set(image, (facts = { id: `${repositoryOf(image)}@${digest}`, bytes: Math.round(2_000_000 + weight * 70_000_000), pullMs: Math.round(1150 + weight * 700) }))
  }
  return facts
}

/** Hexadecimal digits that follow from a text (FNV-1a in several lanes): not secret, only stable. */
export function hexOf(text: string, length: number): string {
  let digits = ''
  for (let lane = 0; digits.length < length; lane++) {
    let hash = 0x811c9dc5 ^ (lane * 0x9e3779b9)
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    digits += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
  }
  return digits.slice(0, length)
}
