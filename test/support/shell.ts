import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Bash, ReadWriteFs, defineCommand } from 'just-bash'
import type { Files } from '../../src/env.ts'
import type { FauxCluster } from '../../src/index.ts'

/** A shell in this process whose `kubectl` runs on a cluster in memory; its files lie in a folder of their own. */
export interface Shell { run(script: string): Promise<{ stdout: string; stderr: string; exitCode: number }>; close(): void }

/** Folders of the shell; their names are ones that comparing takes out. */
const TEMPORARY = '/transcript-tmp'
const WORK = '/transcript-run/work'

export function openShell(cluster: FauxCluster): Shell {
  const root = mkdtempSync(join(tmpdir(), 'transcript-'))
  for (const folder of [WORK, TEMPORARY]) mkdirSync(join(root, folder), { recursive: true })
  const kubectl = defineCommand('kubectl', async (args, ctx) => {
    const vars = Object.fromEntries(ctx.env instanceof Map ? ctx.env : Object.entries(ctx.env)) as Record<string, string>
    const stdin = Buffer.from(String(ctx.stdin ?? ''), 'latin1').toString('utf8')
    const printed = { stdout: '', stderr: '' }
    const runProgram = async (program: string, words: readonly string[]) => {
      const { stdout, stderr, exitCode } = await ctx.exec!([program.replace(/^\/bin\//, ''), ...words].map(quoted).join(' '), { cwd: ctx.cwd })
      if (exitCode === 127) return { failure: 'ENOENT' }
      printed.stdout += stdout
      printed.stderr += stderr
      return { exitCode }
    }
    const result = await cluster.kubectl(args, { stdin, vars, fileSystem: filesUnder(root, ctx.cwd), cwd: ctx.cwd, runProgram })
    return { ...result, stdout: bytes(printed.stdout + result.stdout), stderr: bytes(printed.stderr + result.stderr) }
  })
  const bash = new Bash({ fs: new ReadWriteFs({ root }), cwd: WORK, customCommands: [kubectl], env: { HOME: '/home', TERM: 'dumb', TMPDIR: TEMPORARY } })
  return {
    run: (script) => bash.exec(script),
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

const bytes = (text: string) => text as never

/** The files of the shell's folder as kubectl sees them. */
function filesUnder(root: string, cwd: string): Files {
  const at = (path: string) => join(root, resolve(cwd, path))
  return {
    readText: (path) => readFileSync(at(path), 'utf8'),
    readBytes: (path) => readFileSync(at(path)) as unknown as Uint8Array,
    writeText: (path, text) => writeFileSync(at(path), text),
    stat(path) {
      const found = statSync(at(path), { throwIfNoEntry: false })
      return found && { isFile: found.isFile(), isDirectory: found.isDirectory(), size: found.size }
    },
    list: (path) => readdirSync(at(path)).sort(),
    makeFolder: (path) => { mkdirSync(at(path), { recursive: true }) },
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
  }
}
