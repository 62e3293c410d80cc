import { delimiter, join } from 'node:path'
import type { Env } from '../env.ts'
import { string } from '../cli/command.ts'
import { packageFolder } from '../store/package.ts'
import { clusterPlace, stateHome } from '../place.ts'
import type { ClusterPlace } from '../place.ts'

/** The flag by which fauxctl's own commands choose a cluster. */
export const clusterFlag = string('', 'The `name` of the cluster, or the path of its folder (with a slash). Default: $FAUXCTL_CLUSTER, else "default".')

/** The folder that holds our `kubectl`. */
export const shimFolder = (): string => join(packageFolder(), 'bin', 'shim')

/**
 * The variables that make `kubectl`, called by any program, ours and the cluster this one.
 * The user's own kubeconfig plays no part: KUBECONFIG names the cluster's.
 */
export function clusterVariables(env: Env, place: ClusterPlace): Record<string, string> {
  const shim = shimFolder()
  const path = (env.vars.PATH ?? '').split(delimiter).filter((folder) => folder !== shim)
  return {
    PATH: [shim, ...path].join(delimiter),
    KUBECONFIG: join(place.folder, 'kubeconfig'),
    FAUXCTL_ACTIVE: '1',
    FAUXCTL_CLUSTER: /[/\\]/.test(place.name) ? place.folder : place.name,
    ...(env.vars.FAUXCTL_HOME && { FAUXCTL_HOME: stateHome(env) }),
  }
}

/** The cluster that a command was given; made, if it was not there, so that it is ready at once. @throws SettingError, StateError */
export async function readyCluster(env: Env, given: string): Promise<ClusterPlace> {
  const place = clusterPlace(env, given)
  const { clusterStore } = await import('../store/clusters.ts')
  await clusterStore(env, place).transact(() => undefined)
  return place
}
