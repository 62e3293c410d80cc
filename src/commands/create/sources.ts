import { envVarName } from '../../api/names.ts'
import { CommandError } from '../../cli/command.ts'
import type { Env, Files } from '../../env.ts'
import { quote } from '../../api/goquote.ts'

/** Takes one key with its bytes. @throws CommandError for bad and doubled keys */
export type AddKey = (key: string, value: Uint8Array) => void

const bytes = (text: string) => new TextEncoder().encode(text)

/** `key=value` texts of --from-literal. @throws CommandError */
export function addLiterals(texts: readonly string[], add: AddKey): void {
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals <= 0) throw new CommandError(`invalid literal source ${text}, expected key=value`)
    add(text.slice(0, equals), bytes(text.slice(equals + 1)))
  }
}

/** Files and folders of --from-file: `path`, `key=path`; of a folder every file. @throws CommandError */
export function addFiles(files: Files, sources: readonly string[], add: AddKey): void {
  for (const source of sources) {
    const { key, path } = fileSource(source)
    const stat = files.stat(path)
    if (!stat) throw new CommandError(`error reading ${path}: no such file or directory`)
    if (!stat.isDirectory) {
      add(key, readBytes(files, path))
      continue
    }
    if (source.includes('=')) throw new CommandError('cannot give a key name for a directory path')
    for (const name of files.list(path)) {
      const inside = `${path.replace(/\/+$/, '')}/${name}`
      if (files.stat(inside)?.isFile) add(name, readBytes(files, inside))
    }
  }
}

function fileSource(source: string): { key: string; path: string } {
  const parts = source.split('=')
  if (parts.length > 2) throw new CommandError("key names or file paths cannot contain '='")
  if (parts.length === 1) return { key: source.replace(/\/+$/, '').split('/').at(-1) || (source ? '/' : '.'), path: source }
  const [key, path] = parts as [string, string]
  if (!key) throw new CommandError(`key name for file path ${path} missing`)
  if (!path) throw new CommandError(`file path for key name ${key} missing`)
  return { key, path }
}

/** @throws CommandError in Go's words */
export function readBytes(files: Files, path: string): Uint8Array {
  try {
    return files.readBytes(path)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EISDIR') throw new CommandError(`read ${path}: is a directory`)
    throw new CommandError(`open ${path}: ${code === 'EACCES' ? 'permission denied' : 'no such file or directory'}`)
  }
}

/**
 * `KEY=value` lines of --from-env-file; a lone KEY takes its value from the environment; `#` begins a comment.
 * `what` is how a folder is refused: `config` or `secret`.
 * @throws CommandError
 */
export function addEnvFiles({ files, vars }: Pick<Env, 'files' | 'vars'>, paths: readonly string[], what: string, add: AddKey): void {
  for (const path of paths) {
    const stat = files.stat(path)
    if (!stat) throw new CommandError(`error reading ${path}: no such file or directory`)
    if (stat.isDirectory) throw new CommandError(`env ${what} file cannot be a directory`)
    for (const [at, line] of linesOf(readBytes(files, path)).entries()) {
      const pair = envLine(line, at, path, vars)
      if (pair) add(pair.key, bytes(pair.value))
    }
  }
}

function linesOf(content: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(10, at)
    const line = content.subarray(at, end < 0 ? content.length : end)
    lines.push(line.at(-1) === 13 ? line.subarray(0, -1) : line)
    at = end < 0 ? content.length : end + 1
  }
  return lines
}

function envLine(line: Uint8Array, at: number, path: string, vars: Env['vars']): { key: string; value: string } | undefined {
  const decoded = textOf(line)
  if (decoded === undefined) throw new CommandError(`env file ${path} contains invalid utf8 bytes at line ${at + 1}: [${[...line].join(' ')}]`)
  const text = (at === 0 ? decoded.replace(/^\ufeff/, '') : decoded).replace(/^[\t\n\v\f\r \u0085\u00a0\p{Zs}\u2028\u2029]+/u, '')
  if (text === '' || text.startsWith('#')) return undefined
  const equals = text.indexOf('=')
  const key = equals < 0 ? text : text.slice(0, equals)
  const faults = envVarName(key)
  if (faults.length) throw new CommandError(`${quote(key)} is not a valid key name: ${faults.join(';')}`)
  return { key, value: equals < 0 ? vars[key] ?? '' : text.slice(equals + 1) }
}

/** The text of UTF-8 bytes; undefined when they are something else. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return undefined
  }
}
