import type { HttpRequest } from './exchange.ts'

/** Go escapes what a browser could take for markup. */
const escaped = (text: string) => text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** managedFields that are still text travel as objects. */
const unpacked = (key: string, value: unknown) => (key === 'fieldsV1' && typeof value === 'string' ? JSON.parse(value) as unknown : value)

/** JSON as the server writes it: one line, or indented for people. */
export const jsonText = (value: unknown, pretty: boolean): string => escaped(pretty ? JSON.stringify(value, unpacked, 2) : `${JSON.stringify(value, unpacked)}\n`)

/** Whether a client wants to read JSON itself: it says so (`?pretty=true`), or it is a browser or curl. */
export function wantsPretty({ url, headers }: Pick<HttpRequest, 'url' | 'headers'>): boolean {
  const pretty = new URLSearchParams(url.split('?')[1]).get('pretty')
  return pretty === null ? /^(?:curl|Wget|Mozilla\/5\.0)/.test(headers['user-agent'] ?? '') : pretty !== '' && pretty !== 'false' && pretty !== '0'
}
