import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { Env } from '../env.ts'
import type { ClockState, Store } from './contract.ts'
import { StateError } from './contract.ts'
import { ClusterFiles } from './files.ts'
import { folderStore } from './folder.ts'
import { FileLock } from './lock.ts'
import type { FirstUse } from './meta.ts'
import { metaFile } from './metafile.ts'

export const defaultSeed = 'minikube'

/** Where a cluster lives. */
export interface ClusterPlace { name: string; folder: string }

/** The folder of all that fauxctl keeps: FAUXCTL_HOME, else the state folder of the platform (XDG). */
export function stateHome({ vars, home, platform, cwd }: Env): string {
  if (vars.FAUXCTL_HOME) return resolve(cwd, vars.FAUXCTL_HOME)
  if (vars.XDG_STATE_HOME && isAbsolute(vars.XDG_STATE_HOME)) return join(vars.XDG_STATE_HOME, 'fauxctl')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'fauxctl')
  if (platform === 'win32') return join(vars.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'fauxctl')
  return join(home, '.local', 'state', 'fauxctl')
}

/**
 * The cluster to use: the name given, else FAUXCTL_CLUSTER, else `default`. A name with a slash is the path of a folder.
 * @throws StateError when the name cannot be that of a folder
 */
export function clusterPlace(env: Env, given?: string): ClusterPlace {
  const name = given || env.vars.FAUXCTL_CLUSTER || 'default'
  if (/[/\\]/.test(name)) return { name, folder: resolve(env.cwd, name) }
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new StateError(`${JSON.stringify(name)} cannot be the name of a cluster: use letters, digits, '.', '_' and '-', or a path with a slash`, '', undefined)
  return { name, folder: join(stateHome(env), 'clusters', name) }
}

/** Whether a cluster was made there. */
export const clusterExists = (place: ClusterPlace): boolean => existsSync(join(place.folder, metaFile))

/** The clusters of the state home, sorted by name. */
export function listClusters(env: Env): ClusterPlace[] {
  const folder = join(stateHome(env), 'clusters')
  if (!existsSync(folder)) return []
  return readdirSync(folder).sort().map((name) => ({ name, folder: join(folder, name) })).filter(clusterExists)
}

/** The clock that a new cluster starts with: FAUXCTL_CLOCK, FAUXCTL_NOW. @throws StateError */
export function firstClock(env: Pick<Env, 'vars' | 'wallNow'>): ClockState {
  const mode = env.vars.FAUXCTL_CLOCK || 'real'
  if (mode !== 'real' && mode !== 'instant' && mode !== 'manual') throw new StateError(`FAUXCTL_CLOCK is ${JSON.stringify(mode)}; it can be real, instant or manual`, '', undefined)
  const start = env.vars.FAUXCTL_NOW
  const fixed = start ? Date.parse(start) : mode === 'manual' ? env.wallNow() : undefined
  if (Number.isNaN(fixed)) throw new StateError(`FAUXCTL_NOW is ${JSON.stringify(start)}; it must be an instant such as 2026-01-31T12:00:00Z`, '', undefined)
  return { mode, offset: 0, ...(fixed !== undefined && { fixed }) }
}

/** How a cluster is made from a seed cluster: `from`, its random seed FAUXCTL_SEED or one by chance. */
export function firstUse(env: Pick<Env, 'vars' | 'wallNow' | 'randomSeed'>, from: string = defaultSeed): FirstUse {
  const clock = firstClock(env)
  return {
    from, clock, seed: env.vars.FAUXCTL_SEED || env.randomSeed(),
    async fill(tx) {
      const [{ readSeed }, { seedCluster }] = await Promise.all([import('./package.ts'), import('./seed.ts')])
      seedCluster(tx, readSeed(from), clock.fixed ?? env.wallNow())
    },
  }
}

/** The store of a cluster, which is made from a seed cluster when it is first used. */
export function clusterStore(env: Env, place: ClusterPlace, from?: string): Store {
  return folderStore(place.folder, env, firstUse(env, from))
}

/** Empties a cluster's folder of its state, all or nothing; the next use makes a new one. Files that are not ours stay. */
export async function removeCluster(env: Env, place: ClusterPlace): Promise<void> {
  const files = new ClusterFiles(place.folder, env.pid)
  if (!existsSync(place.folder)) return
  const lock = new FileLock(files.absolute('lock'), env)
  await lock.take()
  try {
    files.recover()
    for (const path of files.documents()) files.stageRemoval(path)
    files.commit()
  } finally { lock.release() }
}
