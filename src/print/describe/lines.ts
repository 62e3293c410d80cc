import type { Lines } from './contract.ts'

/** A label and its value. */
export const row = (label: string, value: string | number | boolean): string => `${label}:\t${value}`

/** A row if there is a value (neither undefined nor ''). */
export const rowIf = (label: string, value: string | number | boolean | undefined | null): Lines =>
  (value === undefined || value === null || value === '' ? [] : [row(label, value)])

/** A row that says what is missing. */
export const rowOr = (label: string, value: string | number | boolean | undefined | null, missing = '<none>'): string => row(label, value ?? missing)

/** Lines so many levels further in. */
export const indent = (levels: number, lines: readonly string[]): Lines => lines.map((line) => '  '.repeat(levels) + line)

/** A label with one item per line behind it. */
export const listed = (label: string, items: readonly string[]): Lines =>
  (items.length ? items.map((item, i) => (i ? `\t${item}` : row(label, item))) : [row(label, '<none>')])

/** A header, its underline and rows of cells, as a table inside a description. `dashes` tells where the underline is not as long as the name. */
export const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[], dashes: Readonly<Record<string, number>> = {}): Lines =>
  [header, header.map((name) => '-'.repeat(dashes[name] ?? name.length)), ...rows].map((cells) => cells.join('\t'))

/** `True` or `False`; `<unset>` for neither. */
export const truth = (value: boolean | undefined | null): string => (value === undefined || value === null ? '<unset>' : value ? 'True' : 'False')

/** A number or text that may be missing, as Go prints a nil pointer. */
export const orNil = (value: string | number | undefined | null): string => String(value ?? '<nil>')
