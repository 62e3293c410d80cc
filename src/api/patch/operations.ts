import { same, type Json } from '../object.ts'
import { put, shallow } from './directives.ts'
import { PatchError, unprocessable } from './errors.ts'
import type { JsonPatchOperation } from './json.ts'
import { sorted } from './merge.ts'

/** Carries out one operation of a JSON patch on a copy of what it touches. @throws PatchError (422) when it does not apply */
export function applyOperation(document: Json, operation: JsonPatchOperation): Json {
  const { op, path, from } = operation
  const value = operation.value ?? null
  if (typeof path !== 'string') throw failed(`${op} operation failed to decode path`)
  switch (op) {
    case 'add': return change(op, document, path, (at, key) => insert(at, key, value))
    case 'replace': return path === '' ? whole(value) : change(op, document, path, (at, key) => assign(at, key, value))
    case 'remove': return change(op, document, path, drop)
    case 'test': {
      if (!same(path === '' ? document : read(document, path), value)) throw failed(`testing value ${path} failed: test failed`)
      return document
    }
    case 'move': {
      const moved = read(document, source(op, from))
      return change(op, change(op, document, from!, drop), path, (at, key) => insert(at, key, moved))
    }
    case 'copy': {
      const copied = read(document, source(op, from))
      return change(op, document, path, (at, key) => insert(at, key, copied))
    }
    default: throw failed(`Unexpected kind: ${op ?? 'unknown'}`)
  }
}

/** The server hides these texts; `kubectl patch --local` shows them. */
const failed = unprocessable

/** A path that leads nowhere. `add` and `remove` quote it. */
const missingPath = (op: string, path: string) =>
  failed(`${op} operation does not apply: doc is missing path: ${op === 'add' || op === 'remove' ? JSON.stringify(path) : path}: missing value`)

/** What a container refused, with the operation in front (`replace` is called remove, as the library behind kubectl has it). */
function refused(op: string, path: string, error: unknown): Error {
  if (!(error instanceof PatchError)) return error as Error
  return failed(`error in ${op === 'replace' ? 'remove' : op} for path: '${path}': ${error.cause as string}`)
}

function source(op: string, from: unknown): string {
  if (typeof from !== 'string') throw failed(`${op} operation failed to decode from`)
  return from
}

function whole(value: Json): Json {
  if (typeof value !== 'object' || value === null) throw failed('replace operation value must be object or array')
  return value
}

/** The segments behind the first slash; what stands before it is ignored. */
function segments(path: string): string[] {
  const parts = path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (!parts.length) throw failed(`doc is missing path: ${path}`)
  return parts
}

type Container = Json[] | { [key: string]: Json }
type Edit = (container: Container, key: string) => Container

/** Rebuilds the document along a path, with the last container changed by `edit`. */
function change(op: string, document: Json, path: string, edit: Edit): Json {
  const parts = segments(path)
  const walk = (node: Json | undefined, depth: number): Json => {
    if (typeof node !== 'object' || node === null) throw missingPath(op, path)
    const key = parts[depth]!
    if (depth === parts.length - 1) {
      try {
        return ordered(edit(Array.isArray(node) ? [...node] : shallow(node), key))
      } catch (error) {
        throw refused(op, path, error)
      }
    }
    const copy = Array.isArray(node) ? [...node] : shallow(node)
    const inner = walk(get(node, key), depth + 1)
    if (Array.isArray(copy)) copy[index(key, copy.length)] = inner
    else put(copy, key, inner)
    return ordered(copy)
  }
  return walk(document, 0)
}

const ordered = (node: Container): Container => (Array.isArray(node) ? node : sorted(node))

function read(document: Json, path: string): Json {
  let node: Json | undefined = document
  for (const [depth, key] of segments(path).entries()) {
    if (typeof node !== 'object' || node === null) throw failed(`doc is missing path: ${path}`)
    node = get(node, key)
    if (node === undefined && depth < segments(path).length - 1) throw failed(`doc is missing path: ${path}`)
  }
  return node ?? null
}

function get(node: Container, key: string): Json | undefined {
  if (Array.isArray(node)) return node[index(key, node.length)]
  return Object.hasOwn(node, key) ? node[key] : undefined
}

/** A place in a list below `limit`; negative ones count from the end. */
function index(key: string, limit: number): number {
  if (!/^[+-]?\d+$/.test(key)) throw failed(`value was not a proper array index: '${key}'`)
  const at = Number(key)
  const place = at < 0 ? at + limit : at
  if (place < 0 || place >= limit) throw failed(`Unable to access invalid index: ${at}: invalid index referenced`)
  return place
}

function insert(container: Container, key: string, value: Json): Container {
  if (!Array.isArray(container)) put(container, key, value)
  else if (key === '-') container.push(value)
  else container.splice(index(key, container.length + 1), 0, value)
  return container
}

function assign(container: Container, key: string, value: Json): Container {
  if (Array.isArray(container)) container[index(key, container.length)] = value
  else put(container, key, value)
  return container
}

function drop(container: Container, key: string): Container {
  if (Array.isArray(container)) container.splice(index(key, container.length), 1)
  else if (Object.hasOwn(container, key)) delete container[key]
  else throw failed(`Unable to remove nonexistent key: ${key}: missing value`)
  return container
}

