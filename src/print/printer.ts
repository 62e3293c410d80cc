import { CommandError } from '../cli/command.ts'
import type { Files } from '../env.ts'
import { createFormats, noPrinterText } from './formats.ts'
import type { PrintFlagValues } from './flags.ts'
import { jsonPrinter, kyamlPrinter, namePrinter, type ObjectPrinter, yamlPrinter } from './objectprinters.ts'

export { namePrinter, resourceName, type ObjectPrinter } from './objectprinters.ts'

export interface PrinterOptions {
  /** The formats of this command, for choice and error text. Default {@link createFormats}; get has `getFormats`. */
  allowed?: readonly string[]
  /** `--template`. */
  template?: string
  /** Whether -o was given. A template alone means go-template; get asks only whether the output is empty. Default: output is not empty. */
  outputGiven?: boolean
  /** Default true. */
  allowMissingKeys?: boolean
  showManagedFields?: boolean
  /** For custom columns. */
  noHeaders?: boolean
  /** What was done, when no output is asked for: `created`, `configured (dry run)`. */
  operation?: string
  /** The object has the order of a Go type (made by the client, not the server): JSON keeps it. */
  typed?: boolean
  /** Reads template files. */
  files?: Files
}

/** Options from the values of `printFlags` or `getPrintFlags`. */
export function printerOptions(flags: PrintFlagValues, rest: PrinterOptions = {}): PrinterOptions {
  return {
    template: flags.template, allowMissingKeys: flags['allow-missing-template-keys'], showManagedFields: flags['show-managed-fields'],
    noHeaders: flags['no-headers'], ...rest,
  }
}

/** Whether the output is a table: neither a format (but `wide`) nor a template. */
export const isTableOutput = (output: string, template = ''): boolean => output === 'wide' || (output === '' && template === '')

const goErrors: Record<string, string> = { ENOENT: 'no such file or directory', EACCES: 'permission denied', EISDIR: 'is a directory', ENOTDIR: 'not a directory' }

function readTemplate(path: string, files: Files | undefined, message: string, newline: string): string {
  try {
    return files!.readText(path)
  } catch (failure) {
    const code = (failure as { code?: string }).code ?? ''
    if (code === 'EISDIR' && newline) return ''
    throw new CommandError(`${message} ${path}, ${code === 'EISDIR' ? 'read' : 'open'} ${path}: ${goErrors[code] ?? (failure as Error).message}${newline}`)
  }
}

const templateFormats = new Set(['jsonpath', 'jsonpath-file', 'jsonpath-as-json', 'go-template', 'go-template-file', 'template', 'templatefile', 'custom-columns', 'custom-columns-file'])

/** Takes `jsonpath={.a}` apart, unless --template says what the template is. */
function formatAndTemplate(output: string, template: string): { format: string; text: string } {
  const equals = output.indexOf('=')
  const format = equals < 0 ? output : output.slice(0, equals)
  if (template === '' && equals >= 0 && templateFormats.has(format)) return { format, text: output.slice(equals + 1) }
  return { format: output, text: template }
}

async function templatePrinter(format: string, text: string, options: PrinterOptions): Promise<ObjectPrinter> {
  const columns = format.startsWith('custom-columns')
  if (text === '') throw new CommandError(columns ? 'custom-columns format specified but no custom columns given' : 'template format specified but no template given')
  const { customColumnsPrinter, goTemplatePrinter, jsonPathPrinter } = await import('./templateprinters.ts')
  const file = format.endsWith('file')
  const source = file ? readTemplate(text, options.files, columns ? 'error reading template' : 'error reading --template', columns ? '\n' : '') : text
  if (columns) return customColumnsPrinter(source, { file, noHeaders: options.noHeaders })
  const { allowMissingKeys } = options
  return format.startsWith('jsonpath') ? jsonPathPrinter(source, { allowMissingKeys, asJson: format === 'jsonpath-as-json' }) : goTemplatePrinter(source, { allowMissingKeys })
}

/**
 * The printer for `-o output`. An empty output gives the message of the operation (`pod/web created`).
 * Tables are not printed here: see `isTableOutput` and `TablePrinter`.
 * @throws CommandError with kubectl's text: unknown format, missing or broken template, unreadable file
 */
export async function printerFor(output: string | undefined, options: PrinterOptions = {}): Promise<ObjectPrinter> {
  const { allowed = createFormats, template = '' } = options
  const given = options.outputGiven ?? Boolean(output)
  const asked = template && !given ? 'go-template' : output ?? ''
  const { format, text } = formatAndTemplate(asked, template)
  if (templateFormats.has(format) && allowed.includes(format)) return templatePrinter(format, text, options)
  const shape = { showManagedFields: options.showManagedFields, typed: options.typed }
  const plain = asked.toLowerCase()
  if (plain === '') return namePrinter(options.operation)
  if (allowed.includes(plain)) {
    switch (plain) {
      case 'json': return jsonPrinter(shape)
      case 'yaml': return yamlPrinter(shape)
      case 'kyaml': return kyamlPrinter(shape)
      case 'name': return namePrinter()
    }
  }
  throw new CommandError(noPrinterText(output ?? '', allowed))
}
