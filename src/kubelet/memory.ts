/** What the kubelet remembers of a pod beside its status. Times are virtual ms. */
export interface PodMemory {
  uid: string
  /** When the sandbox (and with it the pod's address) is there; absent until the pod was admitted. */
  sandboxAt?: number
  ip?: string
  /** The container being pulled or started, by name, and when that is done. */
  starting?: { name: string; at: number; pulled: boolean; pullMs?: number }
  containers: Record<string, ContainerMemory>
  /** Once the pod is being deleted: when its processes are stopped, and when the object goes. */
  stopAt?: number
  goneAt?: number
}

export interface ContainerMemory {
  id?: string
  startedAt?: number
  /** When the running process ends by itself. */
  endsAt?: number
  exitCode?: number
  restarts: number
  finishedAt?: number
  /** Not before this time is it started again. */
  retryAt?: number
  /** When the readiness (or startup) probe first passes. */
  readyAt?: number
  last?: { id: string; startedAt: number; finishedAt: number; exitCode: number }
}

export const SLOT = 'kubelet'
/** Images a node has, by full name: slot `images`, key = node name. */
export const IMAGES = 'images'
