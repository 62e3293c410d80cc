/** What a running program leaves behind, by time since its start (ms). */
export type Effect = { at: number } & ({ log: string; error?: boolean } | { write: string; text: string } | { remove: string })

/** What a program finds around it. */
export interface Surroundings {
  env: Readonly<Record<string, string>>
  hostname: string
  uid: number
  /** Whether its root file system takes no writes; volumes are writable all the same. */
  readOnly: boolean
  /** Paths of volumes that it can write to. */
  mounts: readonly string[]
  /** Whether the image is a small box: only known commands exist. */
  box: boolean
  /** Whether a DNS name leads somewhere now. */
  resolves(name: string): boolean
  /** Whether something in the pod listens on a port, and the HTTP status that a path gets; undefined when nothing listens. */
  answers(port: number, path: string): number | undefined
  /** Bytes that it may use; undefined without a limit. */
  memory?: number
}

/** The state of one program while it is worked through. */
export interface World extends Surroundings {
  /** ms since the start. */
  elapsed: number
  files: Map<string, string>
  effects: Effect[]
  variables: Map<string, string>
  /** The exit code that a trap on TERM leads to. */
  trap?: number
  lastCode: number
  /** When it started (ms since 1970), where that is known: what `date` goes by. */
  startedAt?: number
  /** Loops without an end are worked through up to this time (ms since the start), for what they print. Absent: one round is enough. */
  horizon?: number
  /** What may still be done before the program counts as endless. */
  budget: number
}

/** The program runs for ever from here on. */
export class Endless extends Error { constructor(readonly polls?: number) { super('endless') } }
/** The program ends here. */
export class Exit extends Error { constructor(readonly code: number, readonly reason?: 'OOMKilled') { super('exit') } }
/** Leaves a loop. */
export class Break extends Error {}

/** Writes a file, if it may. */
export function writeFile(world: World, path: string, text: string, append = false): boolean {
  if (path === '/dev/null' || path === '/dev/stdout' || path === '/dev/stderr' || path === '/proc/1/fd/1') return true
  const isMounted = world.mounts.some((mount) => path === mount || path.startsWith(`${mount}/`)) || path.startsWith('/dev/')
  if (world.readOnly && !isMounted) return false
  const whole = append ? (world.files.get(path) ?? '') + text : text
  world.files.set(path, whole)
  world.effects.push({ at: world.elapsed, write: path, text: whole })
  return true
}
