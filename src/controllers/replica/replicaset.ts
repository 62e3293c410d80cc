import { selectorFromObject } from '../../api/labels.ts'
import { replicaController } from './controller.ts'

/** Kubernetes: pkg/controller/replicaset. */
export const controller = replicaController({
  resource: 'replicasets.apps',
  kind: 'ReplicaSet',
  component: 'replicaset-controller',
  selector: (owner) => selectorFromObject(owner.spec.selector),
  countsTerminating: true,
})
