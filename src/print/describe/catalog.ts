import type { Describer, DescriberRow } from './contract.ts'

/** Kinds with describers of their own; all others are described field by field. */
const rows: readonly DescriberRow[] = [
  { group: '', kind: 'Pod', load: async () => (await import('./pod.ts')).describePod },
  { group: '', kind: 'ReplicationController', load: async () => (await import('./replicationcontroller.ts')).describeReplicationController },
  { group: '', kind: 'Service', load: async () => (await import('./service.ts')).describeService },
  { group: 'apps', kind: 'Deployment', load: async () => (await import('./deployment.ts')).describeDeployment },
  { group: 'apps', kind: 'ReplicaSet', load: async () => (await import('./replicaset.ts')).describeReplicaSet },
]

/** The row of a kind; one with the generic describer when it has none. */
export function describerOf(group: string, kind: string): DescriberRow {
  return rows.find((row) => row.group === group && row.kind === kind) ?? { group, kind, load: loadGeneric }
}

const loadGeneric = async (): Promise<Describer> => (await import('./generic.ts')).describeGeneric
