import type { Describer, DescriberRow } from './contract.ts'

/** Kinds with describers of their own, by group; all others are described field by field. */
const groups: Readonly<Record<string, Readonly<Record<string, DescriberRow['load']>>>> = {
  '': {
    ConfigMap: async () => (await import('./configmap.ts')).describeConfigMap,
    Endpoints: async () => (await import('./endpoints.ts')).describeEndpoints,
    LimitRange: async () => (await import('./limitrange.ts')).describeLimitRange,
    Namespace: async () => (await import('./namespace.ts')).describeNamespace,
    Node: async () => (await import('./node.ts')).describeNode,
    PersistentVolume: async () => (await import('./persistentvolume.ts')).describePersistentVolume,
    PersistentVolumeClaim: async () => (await import('./persistentvolumeclaim.ts')).describePersistentVolumeClaim,
    Pod: async () => (await import('./pod.ts')).describePod,
    ReplicationController: async () => (await import('./replicationcontroller.ts')).describeReplicationController,
    ResourceQuota: async () => (await import('./quota.ts')).describeQuota,
    Secret: async () => (await import('./secret.ts')).describeSecret,
    Service: async () => (await import('./service.ts')).describeService,
    ServiceAccount: async () => (await import('./serviceaccount.ts')).describeServiceAccount,
  },
  apps: {
    DaemonSet: async () => (await import('./daemonset.ts')).describeDaemonSet,
    Deployment: async () => (await import('./deployment.ts')).describeDeployment,
    ReplicaSet: async () => (await import('./replicaset.ts')).describeReplicaSet,
    StatefulSet: async () => (await import('./statefulset.ts')).describeStatefulSet,
  },
  autoscaling: { HorizontalPodAutoscaler: async () => (await import('./horizontalpodautoscaler.ts')).describeHorizontalPodAutoscaler },
  batch: {
    CronJob: async () => (await import('./cronjob.ts')).describeCronJob,
    Job: async () => (await import('./job.ts')).describeJob,
  },
  'certificates.k8s.io': { CertificateSigningRequest: async () => (await import('./certificatesigningrequest.ts')).describeCertificateSigningRequest },
  'discovery.k8s.io': { EndpointSlice: async () => (await import('./endpointslice.ts')).describeEndpointSlice },
  'networking.k8s.io': {
    IPAddress: async () => (await import('./ipaddress.ts')).describeIPAddress,
    Ingress: async () => (await import('./ingress.ts')).describeIngress,
    IngressClass: async () => (await import('./ingressclass.ts')).describeIngressClass,
    NetworkPolicy: async () => (await import('./networkpolicy.ts')).describeNetworkPolicy,
    ServiceCIDR: async () => (await import('./servicecidr.ts')).describeServiceCIDR,
  },
  policy: { PodDisruptionBudget: async () => (await import('./poddisruptionbudget.ts')).describePodDisruptionBudget },
  'rbac.authorization.k8s.io': {
    ClusterRole: async () => (await import('./role.ts')).describeRole,
    ClusterRoleBinding: async () => (await import('./rolebinding.ts')).describeRoleBinding,
    Role: async () => (await import('./role.ts')).describeRole,
    RoleBinding: async () => (await import('./rolebinding.ts')).describeRoleBinding,
  },
  'scheduling.k8s.io': { PriorityClass: async () => (await import('./priorityclass.ts')).describePriorityClass },
  'storage.k8s.io': {
    CSINode: async () => (await import('./csinode.ts')).describeCSINode,
    StorageClass: async () => (await import('./storageclass.ts')).describeStorageClass,
    VolumeAttributesClass: async () => (await import('./volumeattributesclass.ts')).describeVolumeAttributesClass,
  },
}

/** Describers that read one version only, where the server has several that differ. */
const versions: Readonly<Record<string, string>> = { HorizontalPodAutoscaler: 'v2' }

/** How a kind is described. */
export function describerOf(group: string, kind: string): DescriberRow {
  const known = groups[group]
  const load = known && Object.hasOwn(known, kind) ? known[kind] : undefined
  return load ? { version: versions[kind], load } : { load: loadGeneric }
}

const loadGeneric = async (): Promise<Describer> => (await import('./generic.ts')).describeGeneric
