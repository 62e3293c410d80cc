/** An image reference in its parts. `tag` and `digest` are '' where the text has none. */
export interface ImageReference { name: string; tag: string; digest: string }

const part = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const host = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `(?:${host}(?:\\.${host})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const reference = new RegExp(
  `^((?:${domain}/)?${part}(?:/${part})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`)

/**
 * Takes an image text apart, as written (no registry is filled in).
 * @returns undefined for what no registry would understand: `Nginx`, `nginx:`, `a//b`, ''
 */
export function parseImage(image: string): ImageReference | undefined {
  if (/^[a-f0-9]{64}$/.test(image)) return undefined
  const found = reference.exec(image)
  return found ? { name: found[1]!, tag: found[2] ?? '', digest: found[3] ?? '' } : undefined
}

/** Whether the image means `latest`: it says so, or it has neither tag nor digest. */
export function isLatest(image: string | undefined): boolean {
  const parsed = parseImage(image ?? '')
  return parsed !== undefined && (parsed.tag === 'latest' || (!parsed.tag && !parsed.digest))
}
