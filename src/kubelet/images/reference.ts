/** Images as names: how a reference is completed and taken apart. `distribution: reference` */

const DOMAIN = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::\d+)?$/
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
const TAG = /^[\w][\w.-]{0,127}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** A reference taken apart: `docker.io`, `library/nginx`, tag and digest as given. */
export interface Reference { host: string; path: string; tag?: string; digest?: string }

function take(image: string): Reference {
  const at = image.indexOf('@')
  const digest = at >= 0 ? image.slice(at + 1) : undefined
  const named = at >= 0 ? image.slice(0, at) : image
  const colon = named.lastIndexOf(':')
  const hasTag = colon > named.lastIndexOf('/')
  const tag = hasTag ? named.slice(colon + 1) : undefined
  const name = hasTag ? named.slice(0, colon) : named
  const slash = name.indexOf('/')
  const first = name.slice(0, slash)
  const hasHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())
  const host = hasHost ? first : 'docker.io'
  const rest = hasHost ? name.slice(slash + 1) : name
  return { host, path: host === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) }
}

/** What is wrong with an image's name, in the words of the reference parser; undefined for a good one. */
export function referenceFault(image: string): string | undefined {
  if (/^[0-9a-f]{64}$/.test(image)) return `invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`
  const { host, path, tag, digest } = take(image)
  if (path !== path.toLowerCase()) return `invalid reference format: repository name (${path}) must be lowercase`
  const good = DOMAIN.test(host) && PATH.test(path) && (tag === undefined || TAG.test(tag)) && (digest === undefined || DIGEST.test(digest))
  return good ? undefined : 'invalid reference format'
}

const parsed = new Map<string, Reference>()

/** Takes a good reference apart; the same few come again and again. */
export function parseReference(image: string): Reference {
  let reference = parsed.get(image)
  if (!reference) parsed.set(image, (reference = take(image)))
  return reference
}

/** `nginx` → `docker.io/library/nginx:latest`; digests stay. */
export function fullImage(image: string): string {
  const { tag, digest } = parseReference(image)
  if (digest) return `${repositoryOf(image)}${tag ? `:${tag}` : ''}@${digest}`
  return `${repositoryOf(image)}:${tag ?? 'latest'}`
}

/** The repository with its host, without tag or digest. */
export function repositoryOf(image: string): string {
  const { host, path } = parseReference(image)
  return `${host}/${path}`
}
