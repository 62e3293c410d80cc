import type { ApiRequest, PatchType } from '../api/request.ts'
import { ApiError, unsupportedMediaType } from '../api/status.ts'
import type { HttpRequest } from './exchange.ts'

const PATCHES = ['application/json-patch+json', 'application/merge-patch+json', 'application/strategic-merge-patch+json', 'application/apply-patch+yaml', 'application/apply-patch+cbor']

/**
 * The body of a request, read: `body` is missing where the text is no JSON, for the server to say so.
 * @throws ApiError 415 for a media type that nobody reads
 */
export async function readBody({ body, headers }: Pick<HttpRequest, 'body' | 'headers'>, { verb }: ApiRequest): Promise<Partial<ApiRequest>> {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim()
  if (verb === 'get' || verb === 'list' || verb === 'watch') return {}
  if (verb === 'patch') {
    if (!PATCHES.includes(type)) throw new ApiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
    return { contentType: type as PatchType, ...(type === 'application/apply-patch+yaml' ? await fromYaml(body ?? '', 'error decoding patch: ') : fromJson(body ?? '')) }
  }
  if (body === undefined || body === '') return verb === 'create' || verb === 'update' ? { bodyText: '' } : {}
  if (type === 'application/yaml') return fromYaml(body)
  if (type !== '' && type !== 'application/json' && type !== '*/*') {
    throw unsupportedMediaType('the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf')
  }
  return fromJson(body)
}

function fromJson(text: string): Partial<ApiRequest> {
  try {
    return { bodyText: text, body: merged(JSON.parse(text), text) }
  } catch {
    return { bodyText: text }
  }
}

/** YAML becomes JSON with sorted keys before anybody looks at it. */
async function fromYaml(text: string, before = ''): Promise<Partial<ApiRequest>> {
  const { yamlToJson } = await import('../api/yaml/decode.ts')
  try {
    return { body: yamlToJson(text) }
  } catch (error) {
    throw new ApiError(400, 'BadRequest', `${before}error converting YAML to JSON: ${(error as Error).message}`)
  }
}

/** Where a key stands twice, objects under it are merged, as a decoder into structs and maps does; else the last value counts. */
function merged(parsed: unknown, text: string): unknown {
  if (!/"((?:[^"\\]|\\.)*)"\s*:[^]*"\1"\s*:/.test(text)) return parsed
  return new MergingReader(text).read()
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+)/gy

/** Reads valid JSON; a second object under the same key is merged into the first. */
class MergingReader {
  private readonly tokens: RegExp

  constructor(private readonly text: string) { this.tokens = new RegExp(TOKEN.source, 'gy') }

  read(): unknown { return this.value(this.next(), undefined) }

  private next(): string { return this.tokens.exec(this.text)![1]! }

  private value(token: string, before: unknown): unknown {
    if (token === '{') return this.object(isObject(before) ? before : {})
    if (token === '[') return this.array()
    return JSON.parse(token)
  }

  private object(object: Record<string, unknown>): Record<string, unknown> {
    for (let token = this.next(); token !== '}'; token = this.next()) {
      if (token === ',') continue
      const key = JSON.parse(token) as string
      this.next()
      Object.defineProperty(object, key, { value: this.value(this.next(), Object.hasOwn(object, key) ? object[key] : undefined), enumerable: true, configurable: true, writable: true })
    }
    return object
  }

  private array(): unknown[] {
    const items: unknown[] = []
    for (let token = this.next(); token !== ']'; token = this.next()) if (token !== ',') items.push(this.value(token, undefined))
    return items
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
