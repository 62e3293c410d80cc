import { selectorFromMap } from '../../api/labels.ts'
import { replicaController } from './controller.ts'

/** Kubernetes: pkg/controller/replication. */
export const controller = replicaController({
  resource: 'replicationcontrollers',
  kind: 'ReplicationController',
  component: 'replication-controller',
  selector: (owner) => selectorFromMap(owner.spec.selector),
  countsTerminating: false,
})
