import { CommandError } from '../cli/command.ts'
import { formatValue } from './go/format.ts'
import { type JsonPath, compileJsonPath } from './jsonpath/jsonpath.ts'
import { relaxedJsonPath } from './jsonpath/relaxed.ts'
import { TabWriter } from './tabwriter.ts'

export interface CustomColumn { header: string; path: string }

const command = <T>(run: () => T): T => {
  try {
    return run()
  } catch (failure) {
    throw failure instanceof CommandError ? failure : new CommandError((failure as Error).message)
  }
}

/** Columns of `-o custom-columns=NAME:.metadata.name,…`. @throws CommandError with kubectl's text */
export function parseCustomColumns(spec: string): CustomColumn[] {
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon < 0) throw new CommandError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return { header: part.slice(0, colon), path: command(() => relaxedJsonPath(part.slice(colon + 1))) }
  })
}

/** Columns of a `custom-columns-file`: a line of headers, a line of paths, parted by blanks. @throws CommandError with kubectl's text */
export function parseCustomColumnsFile(text: string): CustomColumn[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const expected = 'Expected format is one line of space separated headers, one line of space separated column specs.'
  const words = (line: string) => line.split(/\s+/).filter(Boolean)
  if (lines.length < 1) throw new CommandError(`invalid template, missing header line. ${expected}`)
  if (lines.length < 2) throw new CommandError(`invalid template, missing spec line. ${expected}`)
  const [headers, specs] = [words(lines[0]), words(lines[1])]
  if (headers.length !== specs.length) throw new CommandError(`number of headers (${headers.length}) and field specifications (${specs.length}) don't match`)
  return headers.map((header, i) => ({ header, path: command(() => relaxedJsonPath(specs[i])) }))
}

const escapeTerminal = (text: string) => text.replaceAll('\x1b', '^[').replaceAll('\r', '\\r')

/** Prints objects as rows of custom columns; headers once. Missing values show as `<none>`, several with commas. */
export class CustomColumnsPrinter {
  private readonly writer = new TabWriter()
  private readonly paths: JsonPath[]
  private printedHeaders = false

  /** @throws CommandError when a path cannot be parsed */
  constructor(private readonly columns: readonly CustomColumn[], private readonly noHeaders = false) {
    this.paths = columns.map(({ path }) => command(() => compileJsonPath(path)))
  }

  /** The rows of one print, aligned among themselves (and with earlier ones, as far as those were wider). @throws CommandError */
  print(objects: readonly unknown[]): string {
    if (!this.noHeaders && !this.printedHeaders) this.writer.write(this.columns.map(({ header }) => header).join('\t') + '\n')
    this.printedHeaders = true
    for (const object of objects) {
      const cells = this.paths.map((path) => {
        const found = command(() => path.find(object))
        const texts = found.flat().map((value) => escapeTerminal(formatValue(value)))
        return (found.length === 0 || found[0].length === 0 ? ['<none>', ...texts] : texts).join(',')
      })
      this.writer.write(cells.join('\t') + '\n')
    }
    return this.writer.flush()
  }
}
