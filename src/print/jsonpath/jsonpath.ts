import { formatValue } from '../go/format.ts'
import { type GoValue, isMap } from '../go/value.ts'
import { toJson } from '../json.ts'
import { Evaluation } from './evaluate.ts'
import { parseTemplate } from './parse.ts'

/** A compiled JSONPath template. It keeps no state: use it as often as you like. */
export interface JsonPath {
  /** Results of each node of the template (each text, each `{…}`), ranges unrolled. @throws JsonPathError */
  find(data: unknown): GoValue[][]
  /** What `-o jsonpath=` prints. @throws JsonPathError */
  print(data: unknown): string
}

export interface JsonPathOptions {
  /** Missing fields give nothing instead of an error. Default true, as in kubectl. */
  allowMissingKeys?: boolean
  /** Prints the results of each node as an indented JSON list (`-o jsonpath-as-json`). */
  asJson?: boolean
}

function text(value: GoValue): string {
  if (value == null) return 'null'
  return Array.isArray(value) || isMap(value) ? toJson(value, { sorted: true }) : formatValue(value)
}

/**
 * Compiles a template of kubectl's JSONPath dialect (client-go: util/jsonpath).
 * @throws JsonPathSyntaxError with client-go's text
 */
export function compileJsonPath(template: string, { allowMissingKeys = true, asJson = false }: JsonPathOptions = {}): JsonPath {
  const nodes = parseTemplate(template)
  const find = (data: unknown) => new Evaluation(nodes, allowMissingKeys).find(data as GoValue)
  const print = asJson
    ? (data: unknown) => find(data).map((results) => toJson(results, { indent: 4, sorted: true }) + '\n').join('')
    : (data: unknown) => find(data).map((results) => results.map(text).join(' ')).join('')
  return { find, print }
}
