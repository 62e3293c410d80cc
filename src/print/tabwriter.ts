export interface TabOptions {
  /** Least width of a column, padding included. */
  minWidth: number
  /** Blanks behind the widest cell of a column. */
  padding: number
  /** Columns never get narrower again, also over later flushes. */
  rememberWidths?: boolean
}

/** As kubectl's tables are written (cli-runtime: GetNewTabWriter). */
export const tableTabs: TabOptions = { minWidth: 6, padding: 3, rememberWidths: true }
/** As describe is written. */
export const describeTabs: TabOptions = { minWidth: 0, padding: 2 }

const ascii = /^[^\u0080-\uffff]*$/

/** Width in characters, as the tabwriter counts it: one for each code point. */
export function textWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const _ of text) width++
  return width
}

/**
 * Aligns tab-terminated cells in columns (Go: text/tabwriter). Only a cell that ends in a tab belongs to a column; what stands
 * behind the last tab of a line does not. A column goes on as long as the lines have a cell for it.
 */
export class TabWriter {
  private buffer = ''
  /** Widths kept from flush to flush; forget them to start a new table. */
  private remembered: number[] = []

  constructor(private readonly options: TabOptions = tableTabs) {}

  write(text: string): void { this.buffer += text }

  forgetWidths(): void { this.remembered = [] }

  /** Gives the aligned text of all that was written since the last flush. */
  flush(): string {
    const text = this.buffer
    this.buffer = ''
    if (text === '') return ''
    // A form feed ends every column and shows as a line break.
    const parts = text.split('\f').map((part) => part.split('\n').map((line) => line.split(/[\t\v]/)))
    // In a line without an end, what stands before a last tab counts as the trailing text.
    const unfinished = parts.at(-1)!.at(-1)!
    if (unfinished.length > 1 && unfinished.at(-1) === '') unfinished.pop()
    return parts.map((lines) => this.align(lines)).join('\n')
  }

  private align(lines: string[][]): string {
    const { minWidth, padding, rememberWidths } = this.options
    const columns = lines.reduce((most, cells) => Math.max(most, cells.length - 1), 0)
    for (let column = 0; column < columns; column++) {
      for (let first = 0; first < lines.length; first++) {
        if (lines[first].length - 1 <= column) continue
        let width = minWidth
        let end = first
        const widths: number[] = []
        for (; end < lines.length && lines[end].length - 1 > column; end++) {
          const own = textWidth(lines[end][column])
          widths.push(own)
          if (own + padding > width) width = own + padding
        }
        if (rememberWidths) this.remembered[column] = width = Math.max(width, this.remembered[column] ?? 0)
        for (let i = first; i < end; i++) lines[i][column] += ' '.repeat(width - widths[i - first])
        first = end
      }
    }
    return lines.map((cells) => cells.join('')).join('\n')
  }
}

/** Aligns a whole text at once. */
export function alignTabs(text: string, options: TabOptions = describeTabs): string {
  const writer = new TabWriter(options)
  writer.write(text)
  return writer.flush()
}
