import { knownImage } from './known.ts'
import { fullImage, parseReference } from './reference.ts'

/** Names that say of themselves that there is nothing behind them. */
const SAYS_SO = /(?:^|[/._-])(?:nosuch|no-such|does-?not-?exist|doesntexist|non-?existent|nonexisting|notfound|not-found|missing-image|invalid-image)/

/** Why a registry refuses an image, as containerd reports it; undefined when the pull succeeds. */
export function pullFault(image: string): string | undefined {
  const { host, path, tag, digest } = parseReference(image)
  const full = fullImage(image)
  const failed = `failed to pull and unpack image "${full}": failed to resolve image: `
  if (/\.invalid(?::\d+)?$/.test(host)) {
    const server = host.replace(/:\d+$/, '')
    return `${failed}failed to do request: Head "https://${host}/v2/${path}/manifests/${digest ?? tag ?? 'latest'}": dial tcp: lookup ${server} on 127.0.0.1:53: no such host`
  }
  if (SAYS_SO.test(path)) return `${failed}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`
  const known = knownImage(image)
  const missing = tag !== undefined && (SAYS_SO.test(tag) || (known !== undefined && !known.tags.test(tag)))
  return missing ? `rpc error: code = NotFound desc = ${failed}${full}: not found` : undefined
}
