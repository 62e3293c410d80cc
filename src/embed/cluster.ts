import { run } from '../cli/run.ts'
import { Client } from '../client/client.ts'
import { directTransport } from '../client/direct.ts'
import { ADMIN } from '../apiserver/handle.ts'
import { Cluster } from '../cluster.ts'
import type { Env, Files } from '../env.ts'
import { firstUse } from '../store/clusters.ts'
import { memoryStore } from '../store/memory.ts'
import { MemoryFiles } from './memoryfiles.ts'
import { splitWords } from './words.ts'

/** How a cluster in memory is made. */
export interface ClusterOptions {
  /** The seed cluster to start from: `minikube` (the default), `empty`, `kind-3`. */
  from?: string
  /** The seed of names, UIDs and addresses. The same seed, time and commands give the same bytes. Default `fauxctl`. */
  seed?: string
  /** When the cluster's time begins, RFC 3339. Default 2026-01-01T00:00:00Z. */
  now?: string
  /** `instant` (the default): whoever waits, jumps. `manual`: only {@link FauxCluster.advance} moves the time. */
  clock?: 'instant' | 'manual'
  /** Seconds that each command takes. Default 1. */
  tick?: number
  /** Files that commands can read with -f, by path. They stay between commands. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** Strict is kubectl to the byte (the default here); tolerant forgives slips with a warning. */
  tolerant?: boolean
}

/** What one command is given beside its words. */
export interface RunOptions {
  /** Standard input. */
  stdin?: string
  /** More files, by path; they stay. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** Environment variables for this command. */
  vars?: Readonly<Record<string, string>>
  /** Another place for the user's files than memory. */
  fileSystem?: Files
  /** The folder that relative paths start from, absolute. Default `/work`. */
  cwd?: string
  /** Programs that commands start (the editor of `edit`); without it there are none. */
  runProgram?: Env['runProgram']
}

/** What a command printed, and how it ended. */
export interface RunResult { stdout: string; stderr: string; exitCode: number }

/** A cluster in memory, and kubectl on it. */
export interface FauxCluster {
  /** Runs one kubectl command line (`get pods -o wide`, with or without `kubectl` in front), or its words. Never throws for what kubectl would print. */
  kubectl(commandLine: string | readonly string[], options?: RunOptions): Promise<RunResult>
  /** Typed requests past kubectl. */
  readonly client: Client
  /** The cluster's time in ms since 1970. */
  now(): number
  /** Lets time pass: everything due is carried out on the way. */
  advance(ms: number): Promise<void>
}

const CWD = '/work'

/** Makes a cluster in memory that is ready at once. */
export function createCluster(options: ClusterOptions = {}): FauxCluster {
  const { from, seed = 'fauxctl', now = '2026-01-01T00:00:00Z', clock = 'instant', tick = 1, tolerant = false } = options
  const vars = {
    FAUXCTL_CLOCK: clock, FAUXCTL_NOW: now, FAUXCTL_TICK: String(tick), FAUXCTL_SEED: seed, FAUXCTL_HOME: '/fauxctl', FAUXCTL_STRICT: tolerant ? '0' : '1',
  }
  const start = Date.parse(now)
  const outside = { vars, wallNow: () => start, sleep, randomSeed: () => seed }
  const cluster = new Cluster(memoryStore(firstUse(outside, from)), outside)
  const files = new MemoryFiles(CWD, options.files)

  return {
    client: new Client(directTransport(cluster, ADMIN), () => {}),
    now: () => cluster.now(),
    advance: (ms) => cluster.moveTime(ms),
    async kubectl(commandLine, { stdin = '', files: more = {}, vars: extra = {}, fileSystem, cwd = CWD, runProgram } = {}) {
      for (const [path, content] of Object.entries(more)) files.put(path, content)
      const words = typeof commandLine === 'string' ? splitWords(commandLine) : [...commandLine]
      if (words[0] === 'kubectl') words.shift()
      const stdout: string[] = [], stderr: string[] = []
      const env: Env = {
        ...outside, calledAs: 'kubectl', vars: { ...vars, ...extra }, cwd, home: '/home', platform: 'linux', pid: 1, cluster,
        isAlive: () => true,
        stdin: { isTTY: false, text: async () => stdin },
        stdout: { isTTY: false, write: (text) => { stdout.push(text) } },
        stderr: { isTTY: false, write: (text) => { stderr.push(text) } },
        files: fileSystem ?? files, runProgram, temporaryFolder: extra.TMPDIR,
      }
      const exitCode = await run(env, words)
      return { stdout: stdout.join(''), stderr: stderr.join(''), exitCode }
    },
  }
}

const sleep = (ms: number, signal?: AbortSignal) => new Promise<void>((done) => {
  if (signal?.aborted) return done()
  const timer = setTimeout(done, ms)
  signal?.addEventListener('abort', () => { clearTimeout(timer); done() }, { once: true })
})
