/** A place in the text: `line` and `column` from 0. */
export interface Mark { readonly line: number; readonly column: number; readonly index: number }

/** Broken YAML, in the words of go-yaml: `yaml: line 3: mapping values are not allowed in this context`. */
export class YamlError extends Error {}

/** What the scanner stumbles on. Its lines count from 1, but a problem in the first line is told by the line of its context. */
export function scannerError(problem: string, at: Mark, context?: Mark): YamlError {
  return new YamlError(`yaml: ${lineText(at.line ? at.line + 1 : context?.line ?? 0)}${problem}`)
}

/** What the parser stumbles on. go-yaml forgets to count from 1 here, so the line is the one before. */
export function parserError(problem: string, at: Mark, context?: Mark): YamlError {
  return new YamlError(`yaml: ${lineText(at.line || context?.line || 0)}${problem}`)
}

const lineText = (line: number) => (line ? `line ${line}: ` : '')
