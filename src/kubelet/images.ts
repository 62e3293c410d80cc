/** Images as names: how a reference is completed, and what a pull of it gives. */

/** `nginx` → `docker.io/library/nginx:latest`; digests stay. `distribution: reference` */
export function fullImage(image: string): string {
  const { repository, suffix } = split(image)
  const first = repository.split('/')[0]
  const hasHost = repository.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost')
  const path = hasHost ? repository : `docker.io/${repository.includes('/') ? '' : 'library/'}${repository}`
  return path + (suffix || ':latest')
}

/** The repository without tag or digest. */
export function repositoryOf(image: string): string {
  return split(fullImage(image)).repository
}

function split(image: string): { repository: string; suffix: string } {
  const at = image.indexOf('@')
  if (at >= 0) return { repository: image.slice(0, at), suffix: image.slice(at) }
  const colon = image.lastIndexOf(':')
  return colon > image.lastIndexOf('/') ? { repository: image.slice(0, colon), suffix: image.slice(colon) } : { repository: image, suffix: '' }
}

/** What a registry would say of an image: its digest, its size in bytes, how long a pull takes (ms). Follows from the name alone. */
export interface ImageFacts { id: string; bytes: number; pullMs: number }

export function imageFacts(image: string): ImageFacts {
  const full = fullImage(image)
  const digest = full.includes('@sha256:') ? full.slice(full.indexOf('@sha256:') + 8) : hexOf(full, 64)
  const weight = Number.parseInt(hexOf(`size of ${full}`, 8), 16) / 0xffffffff
  return { id: `${repositoryOf(image)}@sha256:${digest}`, bytes: Math.round(2_000_000 + weight * 70_000_000), pullMs: Math.round(1100 + weight * 900) }
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
