import type { Cluster } from './cluster.ts'

/**
 * Everything the outside world gives to a run: arguments, variables, streams, files, time, chance.
 * `main.ts` builds the real one; tests and the in-process API build their own.
 */
export interface Env {
  /** How we were called. `kubectl` is strict about its command tree; `fauxctl` also has its own commands. */
  readonly calledAs: 'fauxctl' | 'kubectl'
  /** Environment variables. */
  readonly vars: Readonly<Record<string, string | undefined>>
  /** Absolute working folder; relative paths of the user start here. */
  readonly cwd: string
  /** The user's home folder. */
  readonly home: string
  readonly platform: 'linux' | 'darwin' | 'win32' | string
  readonly pid: number
  /** Whether a process of this machine lives. Without it no lock is ever taken over from a dead one. */
  isAlive?(pid: number): boolean
  /** Runs `work` while Ctrl-C does not end us: a program in the foreground gets it too, and decides. */
  ignoreInterrupts?<T>(work: () => Promise<T>): Promise<T>
  /**
   * Runs a program of the user's machine on our own streams and waits for its end: an editor, an external diff.
   * Without it there are no programs to run.
   */
  runProgram?(program: string, args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<ProgramEnd>
  /** Absolute path of the folder for temporary files. Default `/tmp`. */
  readonly temporaryFolder?: string
  /** Wall time in milliseconds since 1970. Only the cluster's clock may ask for it. */
  wallNow(): number
  /** Sleeps in wall time. Resolves early when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** A fresh seed for a cluster that was given none. */
  randomSeed(): string
  readonly stdin: InputStream
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly files: Files
  /** A cluster that is open already: the in-process API's. Without it, the one that the variables name is opened. */
  readonly cluster?: Cluster
}

/** How a program ended: its exit code (128 + number for a signal), or why it could not be started (`ENOENT`, `EACCES`, …). */
export type ProgramEnd = { exitCode: number } | { failure: string }

export interface InputStream {
  readonly isTTY: boolean
  /** Reads all of it. */
  text(): Promise<string>
}

export interface OutputStream {
  readonly isTTY: boolean
  /** Width in characters, when it is a terminal. */
  readonly columns?: number
  write(text: string): void
}

/** The user's files (manifests, patches, kubeconfigs). Paths are absolute or relative to `cwd`. */
export interface Files {
  /** @throws an error with `code` ENOENT, EISDIR, EACCES … as node:fs gives it */
  readText(path: string): string
  readBytes(path: string): Uint8Array
  writeText(path: string, text: string, mode?: number): void
  /** undefined when there is nothing at the path. */
  stat(path: string): { isFile: boolean; isDirectory: boolean; size: number } | undefined
  /** Names in a folder, sorted. */
  list(path: string): string[]
  /** Whether a file may be run as a program. Without it none may. */
  isExecutable?(path: string): boolean
  makeFolder(path: string): void
  /** Removes a file, or a folder with all that is in it; nothing there is fine. */
  remove?(path: string): void
}
