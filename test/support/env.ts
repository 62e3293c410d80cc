import type { Env } from '../../src/env.ts'

/** An Env in memory: files as a map, output collected. */
export interface MemoryEnv extends Env { readonly written: Map<string, string>; readonly output: { stdout: string; stderr: string } }

const missing = (path: string) => Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' })

/** `files` by path from the working folder `/work` on. */
export function memoryEnv({ files = {}, vars = {}, calledAs = 'kubectl' as Env['calledAs'], stdin = '' } = {}): MemoryEnv {
  const at = (path: string) => (path.startsWith('/') ? path : `/work/${path}`)
  const written = new Map(Object.entries(files).map(([path, text]) => [at(path), text as string]))
  const output = { stdout: '', stderr: '' }
  const isFolder = (path: string) => [...written.keys()].some((known) => known.startsWith(`${at(path)}/`))
  const readText = (path: string) => {
    const text = written.get(at(path))
    if (text === undefined) throw isFolder(path) ? Object.assign(new Error('EISDIR'), { code: 'EISDIR' }) : missing(path)
    return text
  }
  return {
    calledAs, vars, cwd: '/work', home: '/home/me', platform: 'linux', pid: 1, isAlive: () => true,
    wallNow: () => 1_767_225_600_000, sleep: async () => {}, randomSeed: () => 'seed',
    stdin: { isTTY: false, text: async () => stdin },
    stdout: { isTTY: false, write: (text) => { output.stdout += text } },
    stderr: { isTTY: false, write: (text) => { output.stderr += text } },
    files: {
      readText, readBytes: (path) => new TextEncoder().encode(readText(path)), makeFolder: () => {},
      writeText: (path, text) => { written.set(at(path), text) },
      stat: (path) => {
        const text = written.get(at(path))
        if (text !== undefined) return { isFile: true, isDirectory: false, size: text.length }
        return isFolder(path) ? { isFile: false, isDirectory: true, size: 0 } : undefined
      },
      list: (path) => [...new Set([...written.keys()].filter((known) => known.startsWith(`${at(path)}/`)).map((known) => known.slice(at(path).length + 1).split('/')[0]!))].sort(),
    },
    written, output,
  }
}
