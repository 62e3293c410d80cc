import type { GoValue } from '../go/value.ts'
import { TemplateError } from './errors.ts'
import { Execution } from './execute.ts'
import { parseTemplate } from './parse.ts'

/** A parsed Go template; use it as often as you like. */
export interface Template {
  /** Fills the template with plain JSON. @throws TemplateError, whose `output` is the text printed until then */
  execute(data: unknown): string
}

/**
 * Parses a Go text/template with kubectl's functions. kubectl calls it `output`, which shows in errors.
 * With `allowMissingKeys` (the default) a missing key prints `<no value>`, else it is an error.
 * @throws TemplateSyntaxError with Go's text
 */
export function compileTemplate(name: string, text: string, { allowMissingKeys = true }: { allowMissingKeys?: boolean } = {}): Template {
  const definitions = parseTemplate(name, text)
  return {
    execute(data) {
      const execution = new Execution(name, text, definitions, allowMissingKeys)
      try {
        execution.run(data as GoValue)
      } catch (failure) {
        if (failure instanceof TemplateError) failure.output = execution.output
        throw failure
      }
      return execution.output
    },
  }
}
