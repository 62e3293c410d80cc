/** The in-process API of fauxctl: a cluster in memory, for tests and tools. */
export { createCluster } from './embed/cluster.ts'
export type { ClusterOptions, FauxCluster, RunOptions, RunResult } from './embed/cluster.ts'
export type { Client, ObjectList } from './client/client.ts'
export type { KubeObject, ObjectMeta } from './api/object.ts'
export { ApiError } from './api/status.ts'
