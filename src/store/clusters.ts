import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { clockSettings } from '../clock.ts'
import type { Env } from '../env.ts'
import type { ClusterPlace } from '../place.ts'
import { stateHome } from '../place.ts'
import type { ClockState, Store } from './contract.ts'
import { ClusterFiles } from './files.ts'
import { folderStore } from './folder.ts'
import { FileLock } from './lock.ts'
import type { FirstUse } from './meta.ts'
import { metaFile } from './metafile.ts'

export { clusterPlace } from '../place.ts'

export const defaultSeed = 'minikube'

/** Whether a cluster was made there. */
export const clusterExists = (place: ClusterPlace): boolean => existsSync(join(place.folder, metaFile))

/** The clusters of the state home, sorted by name. */
export function listClusters(env: Env): ClusterPlace[] {
  const folder = join(stateHome(env), 'clusters')
  if (!existsSync(folder)) return []
  return readdirSync(folder).sort().map((name) => ({ name, folder: join(folder, name) })).filter(clusterExists)
}

/** The clock that a new cluster starts with. @throws SettingError */
function firstClock({ vars, wallNow }: Pick<Env, 'vars' | 'wallNow'>): ClockState {
  const { mode = 'real', start } = clockSettings(vars)
  const fixed = start ?? (mode === 'manual' ? wallNow() : undefined)
  return { mode, offset: 0, ...(fixed !== undefined && { fixed }) }
}

/**
 * How a cluster is made from a seed cluster of the package: its clock by FAUXCTL_CLOCK and FAUXCTL_NOW,
 * its generator from FAUXCTL_SEED or from a seed by chance. @throws SettingError
 */
export function firstUse(env: Pick<Env, 'vars' | 'wallNow' | 'randomSeed'>, from: string = defaultSeed): FirstUse {
  const clock = firstClock(env)
  return {
    from, clock, seed: env.vars.FAUXCTL_SEED || env.randomSeed(),
    async fill(tx) {
      const [{ readSeed }, { seedCluster }] = await Promise.all([import('./package.ts'), import('./seed.ts')])
      seedCluster(tx, readSeed(from), clock.fixed ?? env.wallNow() + clock.offset)
    },
  }
}

/** The store of a cluster, which is made from a seed cluster when it is first used. */
export function clusterStore(env: Env, place: ClusterPlace, from?: string): Store {
  return folderStore(place.folder, env, firstUse(env, from))
}

/** Empties a cluster's folder of its state, all or nothing; the next use makes a new one. Files that are not ours stay. */
export async function removeCluster(env: Env, place: ClusterPlace): Promise<void> {
  if (!existsSync(place.folder)) return
  const files = new ClusterFiles(place.folder, env.pid)
  const lock = new FileLock(files.absolute('lock'), env)
  await lock.take()
  try {
    files.recover()
    for (const path of files.documents()) files.stageRemoval(path)
    files.commit()
  } finally { lock.release() }
}
