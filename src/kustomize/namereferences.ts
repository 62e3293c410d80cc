import type { FieldSpec } from './kustomizationtypes.ts'
import type { Gvk } from './groupversion.ts'

/** A kind, and the fields of others that hold its name. */
export interface NameReference extends Partial<Gvk> { fieldSpecs: FieldSpec[] }

/** Where kinds have their pod's spec, in the order in which references are looked at. */
const pods: readonly (readonly [kind: string, spec: string, version?: string])[] = [
  ['Pod', 'spec', 'v1'], ['PodTemplate', 'template/spec'], ['Deployment', 'spec/template/spec'], ['ReplicaSet', 'spec/template/spec'],
  ['DaemonSet', 'spec/template/spec'], ['StatefulSet', 'spec/template/spec'], ['Job', 'spec/template/spec'], ['CronJob', 'spec/jobTemplate/spec/template/spec'],
]

const inPods = (...paths: string[]): FieldSpec[] =>
  pods.flatMap(([kind, spec, version]) => paths.map((path) => ({ path: `${spec}/${path}`, kind, ...(version && { version }) })))

/** Kinds whose pods name service accounts, claims and priority classes. Replica sets are not among them. */
const named = (path: string): FieldSpec[] => [
  { path: `spec/${path}`, kind: 'Pod' },
  ...['StatefulSet', 'Deployment', 'ReplicationController'].map((kind) => ({ path: `spec/template/spec/${path}`, kind })),
  { path: `spec/jobTemplate/spec/template/spec/${path}`, kind: 'CronJob' },
  ...['Job', 'DaemonSet'].map((kind) => ({ path: `spec/template/spec/${path}`, kind })),
]

const inContainers = (source: 'configMap' | 'secret') => ['containers', 'initContainers'].map((list) => `${list}/env/valueFrom/${source}KeyRef/name`)
  .concat(['containers', 'initContainers'].map((list) => `${list}/envFrom/${source}Ref/name`))

const rbac = 'rbac.authorization.k8s.io', admission = 'admissionregistration.k8s.io'
const field = (kind: string, path: string, group?: string): FieldSpec => ({ path, kind, ...(group && { group }) })
const ruleNames = (...kinds: string[]) => kinds.map((kind) => field(kind, 'rules/resourceNames'))
const nginx = (key: string) => field('Ingress', `metadata/annotations/nginx.ingress.kubernetes.io\\/${key}`)

/** The references between built-in kinds (kustomize: builtinpluginconsts). */
export const defaultNameReferences = (): NameReference[] => [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({ kind, fieldSpecs: [field('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name')] })),
  {
    kind: 'ConfigMap', version: 'v1',
    fieldSpecs: [...inPods('volumes/configMap/name', ...inContainers('configMap'), 'volumes/projected/sources/configMap/name'), field('Node', 'spec/configSource/configMap'), ...ruleNames('Role', 'ClusterRole'), nginx('fastcgi-params-configmap')],
  },
  {
    kind: 'Secret', version: 'v1',
    fieldSpecs: [
      ...inPods('volumes/secret/secretName', ...inContainers('secret'), 'imagePullSecrets/name', 'volumes/projected/sources/secret/name'),
      field('Ingress', 'spec/tls/secretName'), field('Ingress', 'metadata/annotations/ingress.kubernetes.io\\/auth-secret'), ...['auth-secret', 'auth-tls-secret'].map(nginx),
      field('ServiceAccount', 'imagePullSecrets/name'),
      ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map((name) => field('StorageClass', `parameters/${name}`)), ...ruleNames('Role', 'ClusterRole'),
      { path: 'spec/template/spec/containers/env/valueFrom/secretKeyRef/name', kind: 'Service', group: 'serving.knative.dev', version: 'v1' },
      field('PersistentVolume', 'spec/azureFile/secretName'),
    ],
  },
  {
    kind: 'Service', version: 'v1',
    fieldSpecs: [
      field('StatefulSet', 'spec/serviceName', 'apps'),
      ...['spec/rules/http/paths/backend/serviceName', 'spec/backend/serviceName', 'spec/rules/http/paths/backend/service/name', 'spec/defaultBackend/service/name'].map((path) => field('Ingress', path)),
      field('APIService', 'spec/service/name', 'apiregistration.k8s.io'),
      ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => field(kind, 'webhooks/clientConfig/service', admission)),
    ],
  },
  { kind: 'Role', group: rbac, fieldSpecs: [field('RoleBinding', 'roleRef/name', rbac)] },
  { kind: 'ClusterRole', group: rbac, fieldSpecs: ['RoleBinding', 'ClusterRoleBinding'].map((kind) => field(kind, 'roleRef/name', rbac)) },
  { kind: 'ServiceAccount', version: 'v1', fieldSpecs: [...['RoleBinding', 'ClusterRoleBinding'].map((kind) => field(kind, 'subjects', rbac)), ...named('serviceAccountName')] },
  { kind: 'PersistentVolumeClaim', version: 'v1', fieldSpecs: named('volumes/persistentVolumeClaim/claimName') },
  { kind: 'PersistentVolume', version: 'v1', fieldSpecs: [field('PersistentVolumeClaim', 'spec/volumeName'), ...ruleNames('ClusterRole')] },
  {
    kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io',
    fieldSpecs: [field('PersistentVolume', 'spec/storageClassName'), field('PersistentVolumeClaim', 'spec/storageClassName'), field('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName')],
  },
  { kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io', fieldSpecs: named('priorityClassName') },
  // The group is written like this in kustomize, so that no ingress class is ever found.
  { kind: 'IngressClass', version: 'v1', group: 'networking.k8s.io/v1', fieldSpecs: [field('Ingress', 'spec/ingressClassName')] },
  { kind: 'ValidatingAdmissionPolicy', group: admission, fieldSpecs: [field('ValidatingAdmissionPolicyBinding', 'spec/policyName', admission)] },
]
