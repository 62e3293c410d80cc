import { accessSync, constants, fstatSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { run } from './cli/run.ts'
import type { Env, Files, InputStream, OutputStream } from './env.ts'

// node:tty brings the machinery of sockets with it (2 ms): it is asked only about what may be a terminal.
const builtin = (process as unknown as { getBuiltinModule(name: string): typeof import('node:tty') }).getBuiltinModule
const isTerminal = (file: number) => {
  try { return fstatSync(file).isCharacterDevice() && builtin('node:tty').isatty(file) } catch { return false }
}
const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
/** Text waits until there is this much of it (characters), until the run waits, or until its end. */
const bufferSize = 1 << 16

/** A stream of this process, written without node's stream machinery, which costs start-up time. */
class Output implements OutputStream {
  private waiting: string[] = []
  private size = 0

  constructor(private readonly file: 1 | 2, private readonly before?: Output) {}

  get isTTY(): boolean { return isTerminal(this.file) }
  get columns(): number | undefined {
    return this.isTTY ? (this.file === 1 ? process.stdout : process.stderr).columns : undefined
  }

  write(text: string): void {
    this.before?.flush()
    this.waiting.push(text)
    this.size += text.length
    if (this.file === 2 || this.size > bufferSize) this.flush()
  }

  flush(): void {
    if (this.waiting.length === 0) return
    let bytes = Buffer.from(this.waiting.join(''))
    this.waiting = []
    this.size = 0
    while (bytes.length > 0) {
      try { bytes = bytes.subarray(writeSync(this.file, bytes as Uint8Array)) } catch (error) {
        if (codeOf(error) === 'EPIPE') process.exit(141) // nobody reads any more: end as SIGPIPE ends other programs
        if (codeOf(error) !== 'EAGAIN') throw error
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      }
    }
  }
}

const stdout = new Output(1)
const stderr = new Output(2, stdout)

const stdin: InputStream = {
  get isTTY() { return isTerminal(0) },
  async text() {
    stdout.flush()
    if (fstatSync(0).isFile()) return readFileSync(0, 'utf8')
    let text = ''
    process.stdin.setEncoding('utf8')
    for await (const part of process.stdin) text += part
    return text
  },
}

const cwd = process.cwd()
const at = (path: string) => resolve(cwd, path)
const files: Files = {
  readText: (path) => readFileSync(at(path), 'utf8'),
  readBytes: (path) => readFileSync(at(path)) as unknown as Uint8Array,
  writeText: (path, text, mode) => writeFileSync(at(path), text, { mode }),
  stat(path) {
    const found = statSync(at(path), { throwIfNoEntry: false })
    return found && { isFile: found.isFile(), isDirectory: found.isDirectory(), size: found.size }
  },
  list: (path) => readdirSync(at(path)).sort(),
  isExecutable: (path) => {
    try {
      accessSync(at(path), constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  makeFolder(path) { mkdirSync(at(path), { recursive: true }) },
  remove(path) { rmSync(at(path), { recursive: true, force: true }) },
}

const { FAUXCTL_AS, ...vars } = process.env
const env: Env = {
  calledAs: FAUXCTL_AS === 'kubectl' ? 'kubectl' : 'fauxctl',
  vars, cwd, home: homedir(), platform: process.platform, pid: process.pid, stdin, stdout, stderr, files,
  wallNow: () => Date.now(),
  isAlive(pid) {
    try { process.kill(pid, 0) } catch (error) { return codeOf(error) !== 'ESRCH' }
    // A zombie, killed and not yet waited for, can be signalled and yet does nothing any more.
    try { return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1')) } catch { return true }
  },
  async ignoreInterrupts(work) {
    const ignore = () => undefined
    stdout.flush()
    process.on('SIGINT', ignore)
    try { return await work() } finally { process.off('SIGINT', ignore) }
  },
  async runProgram(program, args, variables) {
    stdout.flush()
    const { foreground } = await import('./programs.ts')
    return env.ignoreInterrupts!(() => foreground(program, args, cwd, { ...vars, ...variables }))
  },
  temporaryFolder: tmpdir(),
  sleep: (ms, signal) => new Promise((done) => {
    stdout.flush()
    if (signal?.aborted) return done()
    const end = () => { clearTimeout(timer); signal?.removeEventListener('abort', end); done() }
    const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1))
    signal?.addEventListener('abort', end)
  }),
  randomSeed: () => vars.FAUXCTL_SEED || `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`,
}

// A signal ends the process as it ends any other: the lock of a dead process is taken over, its commit finished or undone.
void run(env, process.argv.slice(2)).then((code) => {
  stdout.flush()
  process.exit(code)
})
