import type { Fields } from '../api/object.ts'
import { CommandError } from '../cli/command.ts'
import { CustomColumnsPrinter, parseCustomColumns, parseCustomColumnsFile } from './customcolumns.ts'
import { PrintFailure } from './failure.ts'
import { formatSyntax, formatValue } from './go/format.ts'
import { quote } from '../api/goquote.ts'
import type { GoValue } from './go/value.ts'
import { TemplateError } from './gotemplate/errors.ts'
import { compileTemplate } from './gotemplate/template.ts'
import { toJson } from './json.ts'
import { compileJsonPath } from './jsonpath/jsonpath.ts'
import type { ObjectPrinter } from './objectprinters.ts'

const event = (object: Fields, eventType?: string): Fields => (eventType ? { type: eventType, object } : object)

/** Parses with kubectl's words in front of an error. */
function parsed<T>(prefix: string, parse: () => T): T {
  try {
    return parse()
  } catch (failure) {
    throw new CommandError(prefix + (failure as Error).message)
  }
}

/** `-o jsonpath` and `-o jsonpath-as-json`. @throws CommandError when the template cannot be parsed */
export function jsonPathPrinter(template: string, options: { allowMissingKeys?: boolean; asJson?: boolean }): ObjectPrinter {
  const path = parsed(`error parsing jsonpath ${template}, `, () => compileJsonPath(template, options))
  return {
    print(object, eventType) {
      const data = event(object, eventType)
      try {
        return path.print(data)
      } catch (failure) {
        throw new CommandError(`error executing jsonpath ${quote(template)}: Error executing template: ${(failure as Error).message}. Printing more information for debugging the template:\n`
          + `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${formatSyntax(data as GoValue)}\n\n\n`)
      }
    },
  }
}

/** `-o go-template`. @throws CommandError when the template cannot be parsed */
export function goTemplatePrinter(text: string, options: { allowMissingKeys?: boolean }): ObjectPrinter {
  const template = parsed(`error parsing template ${text}, `, () => compileTemplate('output', text, options))
  return {
    print(object, eventType) {
      const data = event(object, eventType)
      try {
        return template.execute(data)
      } catch (failure) {
        if (!(failure instanceof TemplateError)) throw failure
        throw new PrintFailure(`error executing template ${quote(text)}: ${failure.message}`,
          `${failure.output}Error executing template: ${failure.message}. Printing more information for debugging the template:\n`
          + `\ttemplate was:\n\t\t${text}\n\traw data was:\n\t\t${toJson(data, { sorted: true })}\n`
          + `\tobject given to template engine was:\n\t\t${formatValue(data as GoValue)}\n\n`)
      }
    },
  }
}

/** `-o custom-columns` (a spec) and `-o custom-columns-file` (the text of a file). @throws CommandError */
export function customColumnsPrinter(spec: string, options: { file?: boolean; noHeaders?: boolean }): ObjectPrinter {
  // kubectl shows headers for columns from a file, whatever --no-headers says.
  const printer = new CustomColumnsPrinter(options.file ? parseCustomColumnsFile(spec) : parseCustomColumns(spec), options.noHeaders && !options.file)
  return { print: (object, eventType) => printer.print(!eventType && Array.isArray(object.items) ? object.items : [event(object, eventType)]) }
}
