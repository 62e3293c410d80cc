import { isPrint } from '../../api/goquote.ts'

const html: Record<string, string> = { '\0': '\ufffd', '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const js: Record<string, string> = { '\\': '\\\\', "'": "\\'", '"': '\\"', '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', '=': '\\u003D' }

const unicode = (code: number) => '\\u' + code.toString(16).toUpperCase().padStart(4, '0')

/** Go: template.HTMLEscapeString. */
export const htmlEscape = (text: string): string => text.replace(/[\0"'&<>]/g, (char) => html[char])

/** Go: template.JSEscapeString. */
export const jsEscape = (text: string): string =>
  text.replace(/[\\'"<>&=]|[^ -\x7f]/gu, (char) => js[char] ?? (char >= ' ' && isPrint(char) ? char : unicode(char.codePointAt(0)!)))

/** Go: url.QueryEscape. */
export const queryEscape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => '%' + char.charCodeAt(0).toString(16).toUpperCase()).replaceAll('%20', '+')
