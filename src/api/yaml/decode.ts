import type { Json } from '../object.ts'
import { compose } from './compose.ts'
import { construct } from './construct.ts'
import { documents } from './documents.ts'
import { YamlError } from './error.ts'
import { isTooDeep, JsonError, readJson, skipSpace } from './json.ts'

/** What a manifest holds: its documents up to the first broken one, and what is wrong with that. */
export interface Decoded { documents: Json[]; error?: ManifestError }

/** `error parsing pod.yaml: error converting YAML to JSON: yaml: line 3: …` */
export class ManifestError extends Error {}

/**
 * Reads a manifest as kubectl reads `-f` (`cli-runtime: resource.StreamVisitor`): JSON or YAML, one or several documents, empty ones left out,
 * lists kept as they are. YAML is read by go-yaml's rules (1.1: `yes` is true, 0777 octal), and errors are its words.
 * kubectl handles every document before it reads the next, so the good ones in front of an error count.
 * @param sourceName how errors call it: the file's name as given, `STDIN`, a URL
 */
export function decodeDocuments(text: string, sourceName: string): Decoded {
  const found: Json[] = []
  try {
    if (looksLikeJson(text)) decodeJson(text, found)
    else decodeYaml(text, found)
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    return { documents: withoutNulls(found), error: new ManifestError(`error parsing ${sourceName}: ${error.message}`) }
  }
  return { documents: withoutNulls(found) }
}

/** Converts one YAML (or JSON) text to a JSON value, as `yaml.ToJSON` does for patches and edits. @throws YamlError, without `error converting …` */
export function yamlToJson(text: string): Json {
  return construct(compose(text))
}

const withoutNulls = (values: Json[]) => values.filter((value) => value !== null)

const looksLikeJson = (text: string) => /^[\s\u0085]*\{/.test(text.slice(0, 4096))

/** A stream of JSON values. When the first or second is broken, the rest may still be YAML. */
function decodeJson(text: string, found: Json[]): void {
  const whole = parseWhole(text)
  if (whole !== undefined) return void found.push(whole)
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    try {
      const { value, end } = readJson(text, at)
      found.push(value)
      at = end
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      if (found.length > 1) throw new ManifestError(error.message)
      return decodeRest(text, found.length ? endOfLast(text) : 0, found, error)
    }
  }
}

function parseWhole(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isTooDeep(text) ? undefined : value
  } catch {
    return undefined
  }
}

/** Where the first value of a text ends. */
const endOfLast = (text: string) => readJson(text, skipSpace(text, 0)).end

/** White space up to the end of the line does not belong to the YAML. Go looks four bytes ahead there, and gives up when fewer are left. */
function decodeRest(text: string, from: number, found: Json[], error: JsonError): void {
  const first = new ManifestError(error.offset === undefined ? error.message : `json: offset ${error.offset}: ${error.message}`)
  const blank = /^[^\S\n]*/.exec(text.slice(from))![0].length
  const rest = text.slice(from + blank)
  if (new TextEncoder().encode(rest.slice(0, 4)).length < 4) throw first
  decodeYaml(rest.startsWith('\n') ? rest.slice(1) : rest, found, first)
}

function decodeYaml(text: string, found: Json[], jsonError?: ManifestError): void {
  let pending = jsonError
  try {
    for (const document of documents(text)) {
      found.push(parseDocument(document))
      pending = undefined
    }
  } catch (error) {
    if (!(error instanceof YamlError) && !(error instanceof ManifestError)) throw error
    throw pending ?? new ManifestError(error.message)
  }
}

function parseDocument(document: string): Json {
  try {
    return yamlToJson(document)
  } catch (error) {
    if (error instanceof YamlError) throw new ManifestError(`error converting YAML to JSON: ${error.message}`)
    throw error
  }
}
