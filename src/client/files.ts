import { AggregateFailure, CommandError } from '../cli/command.ts'
import type { Env } from '../env.ts'

/** One text that holds manifests, and how errors call it. */
export interface ManifestText { name: string; text: string }

export const STDIN_TWICE = 'standard input cannot be used for multiple arguments'

const MANIFEST = /\.(json|yaml|yml)$/

/**
 * The texts behind `-f` arguments, in their order: files, folders (their .json, .yaml and .yml files), patterns, `-` for stdin.
 * @throws CommandError `the path "x" does not exist` and the like (`cli-runtime: resource/builder`)
 */
export async function* manifestTexts(env: Env, paths: readonly string[], recursive: boolean): AsyncGenerator<ManifestText> {
  if (paths.filter((path) => path === '-').length > 1) throw new CommandError(STDIN_TWICE)
  for (const path of present(env, paths, recursive)) {
    yield path === '-' ? { name: 'STDIN', text: await env.stdin.text() } : { name: path, text: read(env, path) }
  }
}

/** All files there are to read; every path that is missing is told of before anything is done. */
function present(env: Env, paths: readonly string[], recursive: boolean): string[] {
  const failures: Error[] = []
  const files = paths.flatMap((path) => {
    if (path === '-') return [path]
    if (/^https?:\/\//.test(path)) throw new CommandError(`fauxctl reads no URLs: ${path}. Save the manifest to a file and use that`)
    try {
      const found = expand(env, path, recursive)
      if (!found.length) throw new CommandError(`error reading [${path}]: recognized file extensions are [.json .yaml .yml]`)
      return found
    } catch (error) {
      failures.push(error as Error)
      return []
    }
  })
  if (failures.length === 1) throw failures[0]
  if (failures.length) throw new AggregateFailure(failures)
  return files
}

function expand(env: Env, path: string, recursive: boolean): string[] {
  const stat = env.files.stat(path)
  if (stat?.isDirectory) return inFolder(env, path, recursive)
  if (stat) return [path]
  if (/[*?[]/.test(path)) {
    const matched = glob(env, path)
    if (matched.length) return matched.flatMap((found) => expand(env, found, recursive))
  }
  throw new CommandError(`the path ${JSON.stringify(path)} does not exist`)
}

function inFolder(env: Env, folder: string, recursive: boolean): string[] {
  const found: string[] = []
  for (const name of env.files.list(folder)) {
    const path = `${folder.replace(/\/+$/, '')}/${name}`
    const stat = env.files.stat(path)
    if (stat?.isDirectory) {
      if (recursive) found.push(...inFolder(env, path, true))
    } else if (MANIFEST.test(name)) found.push(path)
  }
  return found
}

/** Patterns in the last part of a path, as filepath.Match has them: `*`, `?`, `[a-z]`. */
function glob(env: Env, pattern: string): string[] {
  const slash = pattern.lastIndexOf('/')
  const folder = slash < 0 ? '.' : pattern.slice(0, slash) || '/'
  if (!env.files.stat(folder)?.isDirectory) return []
  const source = pattern.slice(slash + 1).replace(/[.+^${}()|\\]/g, '\\$&').replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]')
  let test: RegExp
  try { test = new RegExp(`^${source}$`) } catch { return [] }
  return env.files.list(folder).filter((name) => test.test(name)).map((name) => (slash < 0 ? name : `${pattern.slice(0, slash)}/${name}`))
}

/** The text of a file in UTF-16, which its first two bytes tell; YAML may come so. */
function utf16(bytes: Uint8Array): string | undefined {
  const order = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  return order && new TextDecoder(order).decode(bytes)
}

function read(env: Env, path: string): string {
  try {
    const text = env.files.readText(path)
    return text.startsWith('\ufffd\ufffd') ? utf16(env.files.readBytes(path)) ?? text : text
  } catch (error) {
    const { code } = error as { code?: string }
    throw new CommandError(code === 'EACCES' ? `open ${path}: permission denied` : code === 'EISDIR' ? `read ${path}: is a directory` : `open ${path}: ${(error as Error).message}`)
  }
}
