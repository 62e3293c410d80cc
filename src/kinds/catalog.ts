import type { ResourceRow } from './contract.ts'

const ALL = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const

/**
 * Every built-in resource, one row each, in the order of `kubectl api-resources`: all that discovery,
 * the resource mapper and routing need. The kind itself is loaded when a request first asks for it.
 */
export const catalog: readonly ResourceRow[] = [
  // v1
  { group: '', version: 'v1', kind: 'Binding', resource: 'bindings', singular: 'binding', namespaced: true, verbs: ['create'], load: () => import('./binding/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'ComponentStatus', resource: 'componentstatuses', singular: 'componentstatus', namespaced: false, shortNames: ['cs'], verbs: ['get', 'list'], load: () => import('./componentstatus/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'ConfigMap', resource: 'configmaps', singular: 'configmap', namespaced: true, shortNames: ['cm'], verbs: ALL, load: () => import('./configmap/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Endpoints', resource: 'endpoints', singular: 'endpoints', namespaced: true, shortNames: ['ep'], verbs: ALL, load: () => import('./endpoints/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Event', resource: 'events', singular: 'event', namespaced: true, shortNames: ['ev'], verbs: ALL, load: () => import('./event/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'LimitRange', resource: 'limitranges', singular: 'limitrange', namespaced: true, shortNames: ['limits'], verbs: ALL, load: () => import('./limitrange/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Namespace', resource: 'namespaces', singular: 'namespace', namespaced: false, shortNames: ['ns'], verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'], subresources: ['finalize', 'status'], load: () => import('./namespace/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Node', resource: 'nodes', singular: 'node', namespaced: false, shortNames: ['no'], verbs: ALL, subresources: ['proxy', 'status'], load: () => import('./node/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'PersistentVolumeClaim', resource: 'persistentvolumeclaims', singular: 'persistentvolumeclaim', namespaced: true, shortNames: ['pvc'], verbs: ALL, subresources: ['status'], load: () => import('./persistentvolumeclaim/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'PersistentVolume', resource: 'persistentvolumes', singular: 'persistentvolume', namespaced: false, shortNames: ['pv'], verbs: ALL, subresources: ['status'], load: () => import('./persistentvolume/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Pod', resource: 'pods', singular: 'pod', namespaced: true, shortNames: ['po'], categories: ['all'], verbs: ALL, subresources: ['attach', 'binding', 'ephemeralcontainers', 'eviction', 'exec', 'log', 'portforward', 'proxy', 'resize', 'status'], load: () => import('./pod/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'PodTemplate', resource: 'podtemplates', singular: 'podtemplate', namespaced: true, verbs: ALL, load: () => import('./podtemplate/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'ReplicationController', resource: 'replicationcontrollers', singular: 'replicationcontroller', namespaced: true, shortNames: ['rc'], categories: ['all'], verbs: ALL, subresources: ['scale', 'status'], load: () => import('./replicationcontroller/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'ResourceQuota', resource: 'resourcequotas', singular: 'resourcequota', namespaced: true, shortNames: ['quota'], verbs: ALL, subresources: ['status'], load: () => import('./resourcequota/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Secret', resource: 'secrets', singular: 'secret', namespaced: true, verbs: ALL, load: () => import('./secret/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'ServiceAccount', resource: 'serviceaccounts', singular: 'serviceaccount', namespaced: true, shortNames: ['sa'], verbs: ALL, subresources: ['token'], load: () => import('./serviceaccount/kind.ts').then((m) => m.kind) },
  { group: '', version: 'v1', kind: 'Service', resource: 'services', singular: 'service', namespaced: true, shortNames: ['svc'], categories: ['all'], verbs: ALL, subresources: ['proxy', 'status'], load: () => import('./service/kind.ts').then((m) => m.kind) },
  // admissionregistration.k8s.io/v1
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'MutatingAdmissionPolicy', resource: 'mutatingadmissionpolicies', singular: 'mutatingadmissionpolicy', namespaced: false, categories: ['api-extensions'], verbs: ALL, load: () => import('./mutatingadmissionpolicy/kind.ts').then((m) => m.kind) },
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'MutatingAdmissionPolicyBinding', resource: 'mutatingadmissionpolicybindings', singular: 'mutatingadmissionpolicybinding', namespaced: false, categories: ['api-extensions'], verbs: ALL, load: () => import('./mutatingadmissionpolicybinding/kind.ts').then((m) => m.kind) },
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'MutatingWebhookConfiguration', resource: 'mutatingwebhookconfigurations', singular: 'mutatingwebhookconfiguration', namespaced: false, categories: ['api-extensions'], verbs: ALL, load: () => import('./mutatingwebhookconfiguration/kind.ts').then((m) => m.kind) },
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'ValidatingAdmissionPolicy', resource: 'validatingadmissionpolicies', singular: 'validatingadmissionpolicy', namespaced: false, categories: ['api-extensions'], verbs: ALL, subresources: ['status'], load: () => import('./validatingadmissionpolicy/kind.ts').then((m) => m.kind) },
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'ValidatingAdmissionPolicyBinding', resource: 'validatingadmissionpolicybindings', singular: 'validatingadmissionpolicybinding', namespaced: false, categories: ['api-extensions'], verbs: ALL, load: () => import('./validatingadmissionpolicybinding/kind.ts').then((m) => m.kind) },
  { group: 'admissionregistration.k8s.io', version: 'v1', kind: 'ValidatingWebhookConfiguration', resource: 'validatingwebhookconfigurations', singular: 'validatingwebhookconfiguration', namespaced: false, categories: ['api-extensions'], verbs: ALL, load: () => import('./validatingwebhookconfiguration/kind.ts').then((m) => m.kind) },
  // apiextensions.k8s.io/v1
  { group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition', resource: 'customresourcedefinitions', singular: 'customresourcedefinition', namespaced: false, shortNames: ['crd', 'crds'], categories: ['api-extensions'], verbs: ALL, subresources: ['status'], load: () => import('./customresourcedefinition/kind.ts').then((m) => m.kind) },
  // apiregistration.k8s.io/v1
  { group: 'apiregistration.k8s.io', version: 'v1', kind: 'APIService', resource: 'apiservices', singular: 'apiservice', namespaced: false, categories: ['api-extensions'], verbs: ALL, subresources: ['status'], load: () => import('./apiservice/kind.ts').then((m) => m.kind) },
  // apps/v1
  { group: 'apps', version: 'v1', kind: 'ControllerRevision', resource: 'controllerrevisions', singular: 'controllerrevision', namespaced: true, verbs: ALL, load: () => import('./controllerrevision/kind.ts').then((m) => m.kind) },
  { group: 'apps', version: 'v1', kind: 'DaemonSet', resource: 'daemonsets', singular: 'daemonset', namespaced: true, shortNames: ['ds'], categories: ['all'], verbs: ALL, subresources: ['status'], load: () => import('./daemonset/kind.ts').then((m) => m.kind) },
  { group: 'apps', version: 'v1', kind: 'Deployment', resource: 'deployments', singular: 'deployment', namespaced: true, shortNames: ['deploy'], categories: ['all'], verbs: ALL, subresources: ['scale', 'status'], load: () => import('./deployment/kind.ts').then((m) => m.kind) },
  { group: 'apps', version: 'v1', kind: 'ReplicaSet', resource: 'replicasets', singular: 'replicaset', namespaced: true, shortNames: ['rs'], categories: ['all'], verbs: ALL, subresources: ['scale', 'status'], load: () => import('./replicaset/kind.ts').then((m) => m.kind) },
  { group: 'apps', version: 'v1', kind: 'StatefulSet', resource: 'statefulsets', singular: 'statefulset', namespaced: true, shortNames: ['sts'], categories: ['all'], verbs: ALL, subresources: ['scale', 'status'], load: () => import('./statefulset/kind.ts').then((m) => m.kind) },
  // authentication.k8s.io/v1
  { group: 'authentication.k8s.io', version: 'v1', kind: 'SelfSubjectReview', resource: 'selfsubjectreviews', singular: 'selfsubjectreview', namespaced: false, verbs: ['create'], load: () => import('./selfsubjectreview/kind.ts').then((m) => m.kind) },
  { group: 'authentication.k8s.io', version: 'v1', kind: 'TokenReview', resource: 'tokenreviews', singular: 'tokenreview', namespaced: false, verbs: ['create'], load: () => import('./tokenreview/kind.ts').then((m) => m.kind) },
  // authorization.k8s.io/v1
  { group: 'authorization.k8s.io', version: 'v1', kind: 'LocalSubjectAccessReview', resource: 'localsubjectaccessreviews', singular: 'localsubjectaccessreview', namespaced: true, verbs: ['create'], load: () => import('./localsubjectaccessreview/kind.ts').then((m) => m.kind) },
  { group: 'authorization.k8s.io', version: 'v1', kind: 'SelfSubjectAccessReview', resource: 'selfsubjectaccessreviews', singular: 'selfsubjectaccessreview', namespaced: false, verbs: ['create'], load: () => import('./selfsubjectaccessreview/kind.ts').then((m) => m.kind) },
  { group: 'authorization.k8s.io', version: 'v1', kind: 'SelfSubjectRulesReview', resource: 'selfsubjectrulesreviews', singular: 'selfsubjectrulesreview', namespaced: false, verbs: ['create'], load: () => import('./selfsubjectrulesreview/kind.ts').then((m) => m.kind) },
  { group: 'authorization.k8s.io', version: 'v1', kind: 'SubjectAccessReview', resource: 'subjectaccessreviews', singular: 'subjectaccessreview', namespaced: false, verbs: ['create'], load: () => import('./subjectaccessreview/kind.ts').then((m) => m.kind) },
  // autoscaling/v2
  { group: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers', singular: 'horizontalpodautoscaler', namespaced: true, shortNames: ['hpa'], categories: ['all'], verbs: ALL, subresources: ['status'], load: () => import('./horizontalpodautoscaler/kind.ts').then((m) => m.kind) },
  // autoscaling/v1
  { group: 'autoscaling', version: 'v1', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers', singular: 'horizontalpodautoscaler', namespaced: true, shortNames: ['hpa'], categories: ['all'], verbs: ALL, subresources: ['status'], load: () => import('./horizontalpodautoscaler/v1.ts').then((m) => m.kind), storedAs: { group: 'autoscaling', version: 'v2' } },
  // batch/v1
  { group: 'batch', version: 'v1', kind: 'CronJob', resource: 'cronjobs', singular: 'cronjob', namespaced: true, shortNames: ['cj'], categories: ['all'], verbs: ALL, subresources: ['status'], load: () => import('./cronjob/kind.ts').then((m) => m.kind) },
  { group: 'batch', version: 'v1', kind: 'Job', resource: 'jobs', singular: 'job', namespaced: true, categories: ['all'], verbs: ALL, subresources: ['status'], load: () => import('./job/kind.ts').then((m) => m.kind) },
  // certificates.k8s.io/v1
  { group: 'certificates.k8s.io', version: 'v1', kind: 'CertificateSigningRequest', resource: 'certificatesigningrequests', singular: 'certificatesigningrequest', namespaced: false, shortNames: ['csr'], verbs: ALL, subresources: ['approval', 'status'], load: () => import('./certificatesigningrequest/kind.ts').then((m) => m.kind) },
  { group: 'certificates.k8s.io', version: 'v1', kind: 'ClusterTrustBundle', resource: 'clustertrustbundles', singular: 'clustertrustbundle', namespaced: false, verbs: ALL, load: () => import('./clustertrustbundle/kind.ts').then((m) => m.kind) },
  { group: 'certificates.k8s.io', version: 'v1', kind: 'PodCertificateRequest', resource: 'podcertificaterequests', singular: 'podcertificaterequest', namespaced: true, verbs: ALL, subresources: ['status'], load: () => import('./podcertificaterequest/kind.ts').then((m) => m.kind) },
  // coordination.k8s.io/v1
  { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease', resource: 'leases', singular: 'lease', namespaced: true, verbs: ALL, load: () => import('./lease/kind.ts').then((m) => m.kind) },
  // discovery.k8s.io/v1
  { group: 'discovery.k8s.io', version: 'v1', kind: 'EndpointSlice', resource: 'endpointslices', singular: 'endpointslice', namespaced: true, verbs: ALL, load: () => import('./endpointslice/kind.ts').then((m) => m.kind) },
  // events.k8s.io/v1
  { group: 'events.k8s.io', version: 'v1', kind: 'Event', resource: 'events', singular: 'event', namespaced: true, shortNames: ['ev'], verbs: ALL, load: () => import('./event/events.ts').then((m) => m.kind), storedAs: { group: '', version: 'v1' } },
  // flowcontrol.apiserver.k8s.io/v1
  { group: 'flowcontrol.apiserver.k8s.io', version: 'v1', kind: 'FlowSchema', resource: 'flowschemas', singular: 'flowschema', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./flowschema/kind.ts').then((m) => m.kind) },
  { group: 'flowcontrol.apiserver.k8s.io', version: 'v1', kind: 'PriorityLevelConfiguration', resource: 'prioritylevelconfigurations', singular: 'prioritylevelconfiguration', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./prioritylevelconfiguration/kind.ts').then((m) => m.kind) },
  // networking.k8s.io/v1
  { group: 'networking.k8s.io', version: 'v1', kind: 'IngressClass', resource: 'ingressclasses', singular: 'ingressclass', namespaced: false, verbs: ALL, load: () => import('./ingressclass/kind.ts').then((m) => m.kind) },
  { group: 'networking.k8s.io', version: 'v1', kind: 'Ingress', resource: 'ingresses', singular: 'ingress', namespaced: true, shortNames: ['ing'], verbs: ALL, subresources: ['status'], load: () => import('./ingress/kind.ts').then((m) => m.kind) },
  { group: 'networking.k8s.io', version: 'v1', kind: 'IPAddress', resource: 'ipaddresses', singular: 'ipaddress', namespaced: false, shortNames: ['ip'], verbs: ALL, load: () => import('./ipaddress/kind.ts').then((m) => m.kind) },
  { group: 'networking.k8s.io', version: 'v1', kind: 'NetworkPolicy', resource: 'networkpolicies', singular: 'networkpolicy', namespaced: true, shortNames: ['netpol'], verbs: ALL, load: () => import('./networkpolicy/kind.ts').then((m) => m.kind) },
  { group: 'networking.k8s.io', version: 'v1', kind: 'ServiceCIDR', resource: 'servicecidrs', singular: 'servicecidr', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./servicecidr/kind.ts').then((m) => m.kind) },
  // node.k8s.io/v1
  { group: 'node.k8s.io', version: 'v1', kind: 'RuntimeClass', resource: 'runtimeclasses', singular: 'runtimeclass', namespaced: false, verbs: ALL, load: () => import('./runtimeclass/kind.ts').then((m) => m.kind) },
  // policy/v1
  { group: 'policy', version: 'v1', kind: 'PodDisruptionBudget', resource: 'poddisruptionbudgets', singular: 'poddisruptionbudget', namespaced: true, shortNames: ['pdb'], verbs: ALL, subresources: ['status'], load: () => import('./poddisruptionbudget/kind.ts').then((m) => m.kind) },
  // rbac.authorization.k8s.io/v1
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'ClusterRoleBinding', resource: 'clusterrolebindings', singular: 'clusterrolebinding', namespaced: false, verbs: ALL, load: () => import('./clusterrolebinding/kind.ts').then((m) => m.kind) },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'ClusterRole', resource: 'clusterroles', singular: 'clusterrole', namespaced: false, verbs: ALL, load: () => import('./clusterrole/kind.ts').then((m) => m.kind) },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'RoleBinding', resource: 'rolebindings', singular: 'rolebinding', namespaced: true, verbs: ALL, load: () => import('./rolebinding/kind.ts').then((m) => m.kind) },
  { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'Role', resource: 'roles', singular: 'role', namespaced: true, verbs: ALL, load: () => import('./role/kind.ts').then((m) => m.kind) },
  // resource.k8s.io/v1
  { group: 'resource.k8s.io', version: 'v1', kind: 'DeviceClass', resource: 'deviceclasses', singular: 'deviceclass', namespaced: false, verbs: ALL, load: () => import('./deviceclass/kind.ts').then((m) => m.kind) },
  { group: 'resource.k8s.io', version: 'v1', kind: 'DeviceTaintRule', resource: 'devicetaintrules', singular: 'devicetaintrule', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./devicetaintrule/kind.ts').then((m) => m.kind) },
  { group: 'resource.k8s.io', version: 'v1', kind: 'ResourceClaim', resource: 'resourceclaims', singular: 'resourceclaim', namespaced: true, verbs: ALL, subresources: ['status'], load: () => import('./resourceclaim/kind.ts').then((m) => m.kind) },
  { group: 'resource.k8s.io', version: 'v1', kind: 'ResourceClaimTemplate', resource: 'resourceclaimtemplates', singular: 'resourceclaimtemplate', namespaced: true, verbs: ALL, load: () => import('./resourceclaimtemplate/kind.ts').then((m) => m.kind) },
  { group: 'resource.k8s.io', version: 'v1', kind: 'ResourceSlice', resource: 'resourceslices', singular: 'resourceslice', namespaced: false, verbs: ALL, load: () => import('./resourceslice/kind.ts').then((m) => m.kind) },
  // scheduling.k8s.io/v1
  { group: 'scheduling.k8s.io', version: 'v1', kind: 'PriorityClass', resource: 'priorityclasses', singular: 'priorityclass', namespaced: false, shortNames: ['pc'], verbs: ALL, load: () => import('./priorityclass/kind.ts').then((m) => m.kind) },
  // storage.k8s.io/v1
  { group: 'storage.k8s.io', version: 'v1', kind: 'CSIDriver', resource: 'csidrivers', singular: 'csidriver', namespaced: false, verbs: ALL, load: () => import('./csidriver/kind.ts').then((m) => m.kind) },
  { group: 'storage.k8s.io', version: 'v1', kind: 'CSINode', resource: 'csinodes', singular: 'csinode', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./csinode/kind.ts').then((m) => m.kind) },
  { group: 'storage.k8s.io', version: 'v1', kind: 'CSIStorageCapacity', resource: 'csistoragecapacities', singular: 'csistoragecapacity', namespaced: true, verbs: ALL, load: () => import('./csistoragecapacity/kind.ts').then((m) => m.kind) },
  { group: 'storage.k8s.io', version: 'v1', kind: 'StorageClass', resource: 'storageclasses', singular: 'storageclass', namespaced: false, shortNames: ['sc'], verbs: ALL, load: () => import('./storageclass/kind.ts').then((m) => m.kind) },
  { group: 'storage.k8s.io', version: 'v1', kind: 'VolumeAttachment', resource: 'volumeattachments', singular: 'volumeattachment', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./volumeattachment/kind.ts').then((m) => m.kind) },
  { group: 'storage.k8s.io', version: 'v1', kind: 'VolumeAttributesClass', resource: 'volumeattributesclasses', singular: 'volumeattributesclass', namespaced: false, shortNames: ['vac'], verbs: ALL, load: () => import('./volumeattributesclass/kind.ts').then((m) => m.kind) },
  // storagemigration.k8s.io/v1
  { group: 'storagemigration.k8s.io', version: 'v1', kind: 'StorageVersionMigration', resource: 'storageversionmigrations', singular: 'storageversionmigration', namespaced: false, verbs: ALL, subresources: ['status'], load: () => import('./storageversionmigration/kind.ts').then((m) => m.kind) },
]

/** API groups in the order that `/apis` lists them, the preferred version first. The core group is not one of them. */
export const groups: readonly { group: string; versions: readonly string[] }[] = [
  { group: 'apiregistration.k8s.io', versions: ['v1'] },
  { group: 'apps', versions: ['v1'] },
  { group: 'events.k8s.io', versions: ['v1'] },
  { group: 'authentication.k8s.io', versions: ['v1'] },
  { group: 'authorization.k8s.io', versions: ['v1'] },
  { group: 'autoscaling', versions: ['v2', 'v1'] },
  { group: 'batch', versions: ['v1'] },
  { group: 'certificates.k8s.io', versions: ['v1'] },
  { group: 'networking.k8s.io', versions: ['v1'] },
  { group: 'policy', versions: ['v1'] },
  { group: 'rbac.authorization.k8s.io', versions: ['v1'] },
  { group: 'storage.k8s.io', versions: ['v1'] },
  { group: 'admissionregistration.k8s.io', versions: ['v1'] },
  { group: 'apiextensions.k8s.io', versions: ['v1'] },
  { group: 'scheduling.k8s.io', versions: ['v1'] },
  { group: 'coordination.k8s.io', versions: ['v1'] },
  { group: 'node.k8s.io', versions: ['v1'] },
  { group: 'discovery.k8s.io', versions: ['v1'] },
  { group: 'resource.k8s.io', versions: ['v1'] },
  { group: 'flowcontrol.apiserver.k8s.io', versions: ['v1'] },
  { group: 'storagemigration.k8s.io', versions: ['v1'] },
]
