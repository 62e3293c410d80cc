import type { Fields, Json } from '../api/object.ts'
import { compose } from '../api/yaml/compose.ts'
import type { YamlNode } from '../api/yaml/compose.ts'
import { construct } from '../api/yaml/construct.ts'
import { YamlError } from '../api/yaml/error.ts'
import { BuildFailure } from './failure.ts'
import { Resource } from './resource.ts'

/** Words that are truth values in YAML 1.1 and plain text to kustomize's reader. */
const plainWords = new Set(['y', 'n', 'yes', 'no', 'on', 'off'])

/** A day, perhaps with a time: kustomize's reader makes it a moment. */
const moment = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt ](\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/

function momentText(text: string): string | undefined {
  const parts = moment.exec(text)
  if (!parts || (parts[4] && !parts[8] && !text.includes(' ')) || (parts[8] && text.includes(' '))) return undefined
  const two = (part = '00') => part.padStart(2, '0')
  return `${parts[1]}-${two(parts[2])}-${two(parts[3])}T${two(parts[4])}:${two(parts[5])}:${two(parts[6])}${parts[7]?.replace(/\.?0+$/, '') ?? ''}${parts[8] ?? 'Z'}`
}

function asText(node: YamlNode | undefined): void {
  if (!node) return
  if (node.kind === 'scalar') {
    if (!node.implicit || node.tag) return
    const time = momentText(node.value)
    if (time) node.value = time
    if (time || plainWords.has(node.value.toLowerCase())) node.implicit = false
  } else if (node.kind !== 'alias') node.items.forEach(asText)
}

/** One YAML document as kustomize reads it. @throws YamlError */
export function readYaml(text: string): Json {
  const node = compose(text)
  asText(node)
  return construct(node)
}

/** The texts between the `---` lines. @throws BuildFailure for a separator with more on its line */
function documentsOf(text: string): string[] {
  const documents: string[] = []
  let from = 0
  for (const match of text.matchAll(/\n---.*\n/g)) {
    const rest = match[0].slice(4).trim()
    if (rest && !rest.startsWith('#')) throw new BuildFailure(`invalid document separator: ${match[0].trim()}`)
    documents.push(`${text.slice(from, match.index)}\n`)
    from = match.index + match[0].length
  }
  return [...documents, text.slice(from)]
}

function readDocument(text: string): Json {
  try {
    return readYaml(text)
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    throw new BuildFailure(`MalformedYAMLError: ${error.message}`, true)
  }
}

/** The resources of a text: its documents, empty ones left out, lists spread out. @throws BuildFailure */
export function resourcesOf(text: string): Resource[] {
  const documents = documentsOf(text.replaceAll('\r\n', '\n'))
  const values: unknown[] = documents.map(readDocument).filter((value) => value !== null)
  const [only] = values
  const objects = documents.length === 1 && isList(only) && only.kind === 'List' && Array.isArray(only.items) ? (only.items as unknown[]) : values
  return spread(objects).map((object) => new Resource(object))
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is Fields => isObject(value) && typeof value.kind === 'string' && value.kind.endsWith('List')

function spread(values: readonly unknown[]): Fields[] {
  const waiting = values.filter((value) => value !== null).map(checked)
  const found: Fields[] = []
  for (let object = waiting.shift(); object; object = waiting.shift()) {
    if (!isList(object) || !('items' in object)) found.push(object)
    else if (Array.isArray(object.items)) waiting.push(...(object.items as unknown[]).filter((item) => item !== null).map(checked))
    else if (object.items !== null) throw new BuildFailure(`expected array in ${String(object.kind)}/items, but found ${typeof object.items}`)
  }
  return found
}

/** What an object must have. Errors show it as Go prints its metadata. */
function checked(value: unknown): Fields {
  if (!isObject(value)) throw new BuildFailure('missing Resource metadata')
  const metadata = isObject(value.metadata) ? value.metadata : {}
  const shown = () => {
    const map = (texts: unknown) => `map[${isObject(texts) ? Object.keys(texts).sort().map((key) => `${key}:${String(texts[key])}`).join(' ') : ''}]`
    return `{{${String(value.apiVersion ?? '')} ${String(value.kind ?? '')}} {{${String(metadata.name ?? '')} ${String(metadata.namespace ?? '')}} ${map(metadata.labels)} ${map(metadata.annotations)}}}`
  }
  if (!value.kind) throw new BuildFailure(`missing kind in object ${shown()}`)
  if (!metadata.name && !isList(value)) throw new BuildFailure(`missing metadata.name in object ${shown()}`)
  return value
}
