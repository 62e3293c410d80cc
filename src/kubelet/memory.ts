import type { Backoff } from './backoff.ts'

/** What a kubelet remembers of a pod beside its status. All times are virtual ms. */
export interface PodMemory {
  uid: string
  /** The pod's generation when it was last looked at. */
  generation?: number
  /** Present once the pod's sandbox was made. */
  sandbox?: { stopped?: true }
  /** The pod's address, once its network stands. */
  ip?: string
  containers: Record<string, ContainerMemory>
  /** Why the last attempt to start a container failed: what its waiting state says. `kubelet: reasonCache` */
  reasons: Record<string, { reason: string; message: string }>
  /** Back-off of pulls, by image as written. */
  pulls: Record<string, Backoff & { error: string }>
  probes: Record<string, ProbeMemory>
  /** Tries to mount the volumes that failed. */
  mountTries?: number
  /** The sync in progress. */
  work?: Work
  /** When the next sync starts. */
  syncAt?: number
  /** The pod is being stopped. */
  stopping?: Stopping
  /** Nothing more happens to this pod. */
  over?: true
}

/** One attempt of a container, and what is kept of the attempt before. */
export interface ContainerMemory {
  id: string
  image: string
  restarts: number
  startedAt: number
  /** When the running process ends by itself, how, and when the kubelet sees it. */
  ends?: { at: number; code: number; reason: string; message?: string; seen: number }
  /** How the process takes SIGTERM: ms until it ends, and its exit code. Absent: it does not listen. */
  stop?: { after: number; code: number }
  /** Back-off of restarts. */
  backoff?: Backoff
  /** When a process that waits for something looks again, and how often it does (ms). */
  polls?: { at: number; every: number }
  finished?: Finished
  /** How the attempt before this one ended. */
  last?: Finished & { id: string; startedAt: number }
}

export interface Finished { at: number; code: number; reason: string; message?: string; neverStarted?: true }

export interface ProbeMemory {
  /** The container that it looks at. */
  id: string
  next: number
  result?: 'success' | 'failure'
  run: number
  last?: 'success' | 'failure'
  /** Waits for a new container. */
  onHold?: true
}

/** A sync at work: what is done now, and which containers come after. */
export interface Work {
  at: number
  stage: 'mount' | 'sandbox' | 'next' | 'pulled' | 'started' | 'killed' | 'hooked'
  container?: string
  rest: Action[]
  /** Something failed: the pod comes back by itself. */
  failed?: true
  /** The earliest end of a restart back-off. */
  backoffUntil?: number
  /** Something in the runtime has changed: the relist will see it. */
  changed?: true
  /** Containers that this sync has stopped: their ends are not known to it yet. */
  killed?: string[]
  pull?: { took: number; waited: number }
  /** How the container being stopped will end. */
  exit?: number
}

export type Action = { kind: 'start'; name: string } | { kind: 'kill'; name: string; message: string; grace: number }

export interface Stopping {
  why: 'deleted' | 'deadline' | 'done'
  since: number
  grace: number
  /** When each running container's process ends, and how. */
  ends: Record<string, { at: number; code: number }>
  /** What was written last: the containers' ends, then the sandbox's. */
  stage?: 'stopped' | 'clean'
  /** When the next of these comes. */
  at: number
}

export const SLOT = 'kubelet'
/** Of a node: its images by full name, addresses handed out, and the pull queue. */
export const NODES = 'kubelet-nodes'

/** A node's memory of a cluster that has not kept any. */
export const NO_NODE_MEMORY: NodeMemory = { images: [] }

export interface NodeMemory {
  images: string[]
  lastAddress?: number
  /** The range of addresses has been gone through once. */
  isFull?: true
  /** The pull that ends last. */
  pull?: { image: string; until: number; waiting: number }
  /** When the next sandbox can be begun. */
  sandboxFree?: number
}
