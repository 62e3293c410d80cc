import { CommandError } from '../cli/command.ts'
import { PrintFailure } from './failure.ts'
import { formatValue } from './go/format.ts'
import type { GoValue } from './go/value.ts'
import { type JsonPath, compileJsonPath } from './jsonpath/jsonpath.ts'
import { relaxedJsonPath } from './jsonpath/relaxed.ts'
import { TabWriter } from './tabwriter.ts'

export interface CustomColumn { header: string; path: string }

function relaxed(path: string): string {
  try {
    return relaxedJsonPath(path)
  } catch (failure) {
    throw new CommandError((failure as Error).message)
  }
}

/** Columns of `-o custom-columns=NAME:.metadata.name,…`. @throws CommandError with kubectl's text */
export function parseCustomColumns(spec: string): CustomColumn[] {
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon < 0) throw new CommandError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return { header: part.slice(0, colon), path: relaxed(part.slice(colon + 1)) }
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
  return headers.map((header, i) => ({ header, path: relaxed(specs[i]) }))
}

const escapeTerminal = (text: string) => text.replaceAll('\x1b', '^[').replaceAll('\r', '\\r')

function cellText(found: GoValue[][]): string {
  const texts = found.flat().map((value) => escapeTerminal(formatValue(value)))
  return (found.length === 0 || found[0].length === 0 ? ['<none>', ...texts] : texts).join(',')
}

/** Prints objects as rows of custom columns; headers once. Missing values show as `<none>`, several with commas. */
export class CustomColumnsPrinter {
  private readonly writer = new TabWriter()
  private paths: JsonPath[] | undefined
  private printedHeaders = false

  constructor(private readonly columns: readonly CustomColumn[], private readonly noHeaders = false) {}

  /** The rows of one print, aligned among themselves (and with earlier ones, as far as those were wider). @throws PrintFailure */
  print(objects: readonly unknown[]): string {
    if (!this.noHeaders && !this.printedHeaders) this.writer.write(this.columns.map(({ header }) => header).join('\t') + '\n')
    this.printedHeaders = true
    try {
      const paths = (this.paths ??= this.columns.map(({ path }) => compileJsonPath(path)))
      for (const object of objects) this.writer.write(paths.map((path) => cellText(path.find(object))).join('\t') + '\n')
    } catch (failure) {
      throw new PrintFailure((failure as Error).message, this.writer.flush())
    }
    return this.writer.flush()
  }
}
