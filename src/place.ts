import { isAbsolute, join, resolve } from 'node:path'
import { SettingError } from './clock.ts'
import type { Env } from './env.ts'

/** Where a cluster lives. */
export interface ClusterPlace { name: string; folder: string }

/** The folder of all that fauxctl keeps: FAUXCTL_HOME, else the state folder of the platform (XDG). */
export function stateHome({ vars, home, platform, cwd }: Pick<Env, 'vars' | 'home' | 'platform' | 'cwd'>): string {
  if (vars.FAUXCTL_HOME) return resolve(cwd, vars.FAUXCTL_HOME)
  if (vars.XDG_STATE_HOME && isAbsolute(vars.XDG_STATE_HOME)) return join(vars.XDG_STATE_HOME, 'fauxctl')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'fauxctl')
  if (platform === 'win32') return join(vars.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'fauxctl')
  return join(home, '.local', 'state', 'fauxctl')
}

/**
 * The cluster to use: the name given, else FAUXCTL_CLUSTER, else `default`. A name with a slash is the path of a folder.
 * @throws SettingError when the name cannot be that of a folder
 */
export function clusterPlace(env: Pick<Env, 'vars' | 'home' | 'platform' | 'cwd'>, given?: string): ClusterPlace {
  const name = given || env.vars.FAUXCTL_CLUSTER || 'default'
  if (/[/\\]/.test(name)) return { name, folder: resolve(env.cwd, name) }
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new SettingError(`${JSON.stringify(name)} cannot be the name of a cluster: use letters, digits, ".", "_" and "-", or a path with a slash`)
  return { name, folder: join(stateHome(env), 'clusters', name) }
}
