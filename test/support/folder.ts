import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** All files of a folder: path → text. */
export function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.filter((path) => statSync(join(folder, path)).isFile()).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** The store's host: this process. */
export const host = {
  pid: process.pid, wallNow: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => { setTimeout(done, ms) }),
  isAlive(pid: number) { try { return process.kill(pid, 0) } catch { return false } },
}
