import type { Env } from '../../env.ts'

/** Path of the kubeconfig that belongs to the cluster in use. */
export function ownKubeConfig(env: Env): string {
  return `${clusterFolder(env)}/kubeconfig`
}

/** Folder of the cluster in use: FAUXCTL_HOME, else the XDG state folder; the cluster's name from FAUXCTL_CLUSTER. */
export function clusterFolder(env: Env): string {
  const { FAUXCTL_HOME, XDG_STATE_HOME, FAUXCTL_CLUSTER } = env.vars
  const home = FAUXCTL_HOME || `${XDG_STATE_HOME || `${env.home}/.local/state`}/fauxctl`
  return `${home}/clusters/${FAUXCTL_CLUSTER || 'default'}`
}
