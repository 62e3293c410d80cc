const parseError = (column: number, what: string) => new Error(`parse error on line 1, column ${column}: ${what}`)
const bytes = (text: string) => new TextEncoder().encode(text).length
const bareQuote = 'bare " in non-quoted-field'
const strayQuote = 'extraneous or missing " in quoted-field'

/**
 * The first record of a CSV text, as Go's encoding/csv reads it.
 * @throws Error with Go's text (`parse error on line 1, column 2: bare " in non-quoted-field`), or `EOF`
 */
export function readCsv(text: string): string[] {
  let at = 0
  while (text[at] === '\n' || text.startsWith('\r\n', at)) at += text[at] === '\n' ? 1 : 2
  if (at >= text.length) throw new Error('EOF')
  const fields: string[] = []
  for (;;) {
    if (text[at] !== '"') {
      const end = /[,\n]/.exec(text.slice(at))
      const stop = end ? at + end.index : text.length
      const field = text.slice(at, stop)
      const quote = field.indexOf('"')
      if (quote >= 0) throw parseError(bytes(text.slice(0, at + quote)) + 1, bareQuote)
      fields.push(text[stop] === '\n' ? field.replace(/\r$/, '') : field)
      if (text[stop] !== ',') return fields
      at = stop + 1
      continue
    }
    let field = ''
    at++
    for (;;) {
      const quote = text.indexOf('"', at)
      if (quote < 0) throw parseError(bytes(text) + 1, strayQuote)
      field += text.slice(at, quote)
      at = quote + 1
      if (text[at] !== '"') break
      field += '"'
      at++
    }
    fields.push(field)
    if (at >= text.length || text[at] === '\n') return fields
    if (text[at] !== ',') throw parseError(bytes(text.slice(0, at)), strayQuote)
    at++
  }
}

/** One record in CSV form, as Go's encoding/csv writes it. */
export function writeCsv(fields: readonly string[]): string {
  return fields.map((field) => (field !== '' && (field === '\\.' || /[",\r\n]|^\s/.test(field)) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
}
