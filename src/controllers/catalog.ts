import type { KubeObject } from '../api/object.ts'
import type { Change, ControllerRow } from './contract.ts'

const SLICES = 'endpointslices.discovery.k8s.io'

const ownersText = (object: KubeObject | undefined): string | undefined => object?.metadata.ownerReferences?.map(({ uid, blockOwnerDeletion }) => `${uid}${blockOwnerDeletion}`).join()

/** The garbage collector looks at ends, at new owners, and at finalizers of objects on their way out. */
const concernsOwners = ({ type, resource, object, old }: Change): boolean =>
  resource !== 'events' && (type === 'DELETED' || ownersText(object) !== ownersText(old) || (object.metadata.deletionTimestamp !== undefined && object.metadata.finalizers !== undefined))

/** Services have to do with pods that have an address, or had one. */
const concernsServices = ({ resource, object, old }: Change): boolean => resource !== 'pods' || object.status?.podIP !== undefined || old?.status?.podIP !== undefined

/** Services without a selector have no pods. */
const selects = ({ spec }: KubeObject): boolean => spec?.selector !== undefined

/** Budgets count pods that are ready, or were, and hear of pods that come and go. */
const concernsBudgets = ({ resource, type, object, old }: Change): boolean =>
  resource !== 'pods' || type !== 'MODIFIED' || object.status?.conditions !== old?.status?.conditions || object.metadata !== old?.metadata

/** Claims have to do with pods that mount one. */
const concernsClaims = ({ resource, object }: Change): boolean =>
  resource !== 'pods' || (object.spec.volumes?.some((volume: { persistentVolumeClaim?: unknown; ephemeral?: unknown }) => volume.persistentVolumeClaim || volume.ephemeral) ?? false)

/** Quotas hear of what goes, of pods that are over, and of services and claims that change; admission has charged for what came. */
const concernsQuotas = ({ type, resource, object, old }: Change): boolean =>
  type === 'DELETED' || resource === 'resourcequotas' || (type === 'MODIFIED' && ((resource === 'pods' && object.status?.phase !== old?.status?.phase) || resource === 'services' || resource === 'persistentvolumeclaims'))

/** All controllers, in the order in which they hear of a change. */
export const controllers: readonly ControllerRow[] = [
  { name: 'namespace', watches: ['namespaces'], wakes: ({ object }) => object.metadata.deletionTimestamp !== undefined, uses: [], load: async () => (await import('./namespace/controller.ts')).controller },
  { name: 'serviceaccount', watches: ['namespaces', 'serviceaccounts'], wakes: ({ resource, type }) => (resource === 'namespaces') === (type !== 'DELETED'), uses: [], load: async () => (await import('./namespace/serviceaccount.ts')).controller },
  { name: 'root-ca', watches: ['namespaces', 'configmaps'], wakes: ({ resource, object }) => resource === 'namespaces' || object.metadata.name === 'kube-root-ca.crt', uses: [], load: async () => (await import('./namespace/root-ca.ts')).controller },
  { name: 'deployment', serves: 'deployments.apps', watches: ['deployments.apps', 'replicasets.apps', 'pods'], wakes: ({ resource, type }) => resource !== 'pods' || type === 'DELETED', uses: ['events'], load: async () => (await import('./deployment/controller.ts')).controller },
  { name: 'replicaset', serves: 'replicasets.apps', watches: ['replicasets.apps', 'pods'], uses: ['events'], load: async () => (await import('./replica/replicaset.ts')).controller },
  { name: 'replicationcontroller', serves: 'replicationcontrollers', watches: ['replicationcontrollers', 'pods'], uses: ['events'], load: async () => (await import('./replica/replicationcontroller.ts')).controller },
  { name: 'statefulset', serves: 'statefulsets.apps', watches: ['statefulsets.apps', 'pods'], uses: ['events', 'controllerrevisions.apps', 'persistentvolumeclaims'], load: async () => (await import('./statefulset/controller.ts')).controller },
  { name: 'daemonset', serves: 'daemonsets.apps', watches: ['daemonsets.apps', 'pods', 'nodes'], uses: ['events', 'controllerrevisions.apps'], load: async () => (await import('./daemonset/controller.ts')).controller },
  { name: 'cronjob', serves: 'cronjobs.batch', watches: ['cronjobs.batch', 'jobs.batch'], uses: ['events'], load: async () => (await import('./cronjob/controller.ts')).controller },
  { name: 'job', serves: 'jobs.batch', watches: ['jobs.batch', 'pods'], uses: ['events'], load: async () => (await import('./job/controller.ts')).controller },
  { name: 'nodelifecycle', watches: ['nodes'], uses: [], load: async () => (await import('./nodelifecycle/controller.ts')).controller },
  { name: 'scheduler', watches: ['pods', 'nodes'], hears: ['persistentvolumeclaims', 'persistentvolumes'], uses: ['events'], load: async () => (await import('./scheduler/controller.ts')).controller },
  { name: 'kubelet', watches: ['pods', 'nodes'], wakes: ({ resource, object }) => resource === 'nodes' || object.spec?.nodeName !== undefined, uses: ['events'], load: async () => (await import('../kubelet/controller.ts')).controller },
  { name: 'endpoints', serves: 'services', minds: selects, watches: ['services', 'pods', 'endpoints'], wakes: concernsServices, uses: ['events'], load: async () => (await import('./endpoints/controller.ts')).controller },
  { name: 'endpointslice', serves: 'services', minds: selects, watches: ['services', 'pods', SLICES], wakes: concernsServices, uses: [], load: async () => (await import('./endpointslice/controller.ts')).controller },
  { name: 'endpointslicemirroring', serves: 'endpoints', watches: ['endpoints', 'services', SLICES], uses: [], load: async () => (await import('./endpointslice/mirroring.ts')).controller },
  { name: 'hpa', watches: ['horizontalpodautoscalers.autoscaling'], wakes: ({ type, object, old }) => type === 'ADDED' || (type === 'MODIFIED' && object.metadata.generation !== old?.metadata.generation), uses: ['events'], load: async () => (await import('./hpa/controller.ts')).controller },
  { name: 'disruption', serves: 'poddisruptionbudgets.policy', watches: ['poddisruptionbudgets.policy', 'pods'], wakes: concernsBudgets, uses: ['events'], load: async () => (await import('./disruption/controller.ts')).controller },
  { name: 'event-ttl', watches: ['events'], wakes: ({ type }) => type === 'ADDED', uses: [], load: async () => (await import('./event-ttl.ts')).controller },
  { name: 'ephemeralvolume', watches: ['pods'], wakes: ({ type, object }) => type === 'ADDED' && (object.spec.volumes?.some((volume: { ephemeral?: unknown }) => volume.ephemeral) ?? false), uses: ['persistentvolumeclaims', 'events'], load: async () => (await import('./volumebinder/ephemeral.ts')).controller },
  { name: 'volumebinder', watches: ['persistentvolumeclaims', 'persistentvolumes'], hears: ['storageclasses.storage.k8s.io'], uses: ['events'], load: async () => (await import('./volumebinder/controller.ts')).controller },
  { name: 'pvcprotection', watches: ['persistentvolumeclaims', 'persistentvolumes'], hears: ['pods'], wakes: concernsClaims, uses: [], load: async () => (await import('./pvcprotection/controller.ts')).controller },
  { name: 'resourcequota', serves: 'resourcequotas', watches: ['*'], wakes: concernsQuotas, uses: ['resourcequotas'], load: async () => (await import('./resourcequota/controller.ts')).controller },
  { name: 'crd', watches: ['customresourcedefinitions.apiextensions.k8s.io'], uses: [], load: async () => (await import('./crd/controller.ts')).controller },
  { name: 'garbagecollector', watches: ['*'], wakes: concernsOwners, uses: [], load: async () => (await import('./garbagecollector/controller.ts')).controller },
]
