import type { Selector } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'

/** What differs between a ReplicaSet and a ReplicationController. */
export interface Flavour {
  /** Resource key. */
  resource: 'replicasets.apps' | 'replicationcontrollers'
  kind: 'ReplicaSet' | 'ReplicationController'
  /** Event source. */
  component: string
  selector(owner: KubeObject): Selector
  /** Only a ReplicaSet's status tells how many of its pods are terminating. */
  countsTerminating: boolean
}
