import type { ControllerRow } from './contract.ts'

/** All controllers, in the order in which they hear of a change. */
export const controllers: readonly ControllerRow[] = [
  { name: 'deployment', watches: ['deployments.apps', 'replicasets.apps', 'pods'], uses: ['events'], load: async () => (await import('./deployment/controller.ts')).controller },
  { name: 'replicaset', watches: ['replicasets.apps', 'pods'], uses: ['events'], load: async () => (await import('./replica/replicaset.ts')).controller },
  { name: 'replicationcontroller', watches: ['replicationcontrollers', 'pods'], uses: ['events'], load: async () => (await import('./replica/replicationcontroller.ts')).controller },
  { name: 'scheduler', watches: ['pods', 'nodes'], uses: ['events'], load: async () => (await import('./scheduler/controller.ts')).controller },
  { name: 'kubelet', watches: ['pods', 'nodes', 'configmaps', 'secrets'], uses: ['events', 'leases.coordination.k8s.io', 'services'], load: async () => (await import('../kubelet/controller.ts')).controller },
]
