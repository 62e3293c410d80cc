import { readsAsOther } from './resolve.ts'

export type Style = 'plain' | 'single' | 'double' | 'literal'

/** What YAML 1.1 counts as a line break, as far as it can stand unescaped. */
export const lineBreak = /[\n\u2028\u2029]/

const simple = /^[A-Za-z/][\w./-]*$/
// Tabs are not printable to go-yaml, and characters beyond U+FFFF are not either.
const special = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/
const indicatorAtStart = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/
const indicatorInside = /:[ \t]|:$|[\s\0]#/
const breakThenSpace = /[\n\u2028\u2029] /
const spaceThenBreak = / [\n\u2028\u2029]/

/** Whether a string holds characters that only double quotes can carry. */
export const isSpecial = (text: string): boolean => special.test(text)

/** How go-yaml writes a string. `key` says that it is a key that must stay on one line. */
export function styleOf(text: string, key: boolean): Style {
  if (simple.test(text)) return readsAsOther(text) ? 'double' : 'plain'
  const breaks = lineBreak.test(text)
  if (key && breaks) return 'double'
  const onlyDouble = isSpecial(text) || spaceThenBreak.test(text)
  if (text.includes('\n')) return onlyDouble || text.endsWith(' ') || key ? 'double' : 'literal'
  if (onlyDouble || readsAsOther(text)) return 'double'
  const edge = text[0] === ' ' || text.endsWith(' ') || breaks
  if (!edge && !indicatorAtStart.test(text) && !indicatorInside.test(text)) return 'plain'
  return breakThenSpace.test(text) ? 'double' : 'single'
}
