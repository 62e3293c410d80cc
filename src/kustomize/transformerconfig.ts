import type { FieldSpec } from './kustomizationtypes.ts'
import { defaultNameReferences } from './namereferences.ts'
import type { NameReference } from './namereferences.ts'

/** Which fields each transformer changes (kustomize: builtinconfig.TransformerConfig). */
export interface TransformerConfig {
  namePrefix: FieldSpec[]
  nameSuffix: FieldSpec[]
  namespace: FieldSpec[]
  /** Fields that `labels` adds in any case. None unless a configuration says so. */
  labels: FieldSpec[]
  commonLabels: FieldSpec[]
  templateLabels: FieldSpec[]
  commonAnnotations: FieldSpec[]
  images: FieldSpec[]
  replicas: FieldSpec[]
  nameReference: NameReference[]
}

const workloads = ['Deployment', 'ReplicaSet', 'DaemonSet'] as const

/** Where the pods of a kind have their metadata, for labels and annotations. Stateful sets need their group only for labels. */
function templateFields(field: 'labels' | 'annotations'): FieldSpec[] {
  const path = `spec/template/metadata/${field}`
  return [
    { path: `metadata/${field}`, create: true },
    { path, create: true, version: 'v1', kind: 'ReplicationController' },
    ...workloads.map((kind) => ({ path, create: true, kind })),
    { path, create: true, kind: 'StatefulSet', ...(field === 'labels' && { group: 'apps' }) },
    ...(field === 'labels' ? [{ path: 'spec/volumeClaimTemplates[]/metadata/labels', create: true, group: 'apps', kind: 'StatefulSet' }] : []),
    { path, create: true, group: 'batch', kind: 'Job' },
    { path: `spec/jobTemplate/metadata/${field}`, create: true, group: 'batch', kind: 'CronJob' },
    { path: `spec/jobTemplate/spec/template/metadata/${field}`, create: true, group: 'batch', kind: 'CronJob' },
  ]
}

/** Selectors inside a pod template that mean the pods themselves. */
function podSelectors(kind: string): FieldSpec[] {
  const paths = ['podAffinity', 'podAntiAffinity'].flatMap((rule) => [
    `affinity/${rule}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm`,
    `affinity/${rule}/requiredDuringSchedulingIgnoredDuringExecution`,
  ])
  return [...paths, 'topologySpreadConstraints'].map((path) => ({ path: `spec/template/spec/${path}/labelSelector/matchLabels`, create: false, group: 'apps', kind }))
}

const matchLabels = (path: string, group: string, kind: string): FieldSpec => ({ path: `${path}/matchLabels`, create: false, group, kind })

function selectorFields(): FieldSpec[] {
  const own = (kind: string, group?: string): FieldSpec => ({ path: 'spec/selector/matchLabels', create: true, kind, ...(group && { group }) })
  return [
    { path: 'spec/selector', create: true, version: 'v1', kind: 'Service' },
    { path: 'spec/selector', create: true, version: 'v1', kind: 'ReplicationController' },
    ...workloads.map((kind) => own(kind)), own('StatefulSet', 'apps'),
    ...podSelectors('Deployment'), ...podSelectors('StatefulSet'),
    matchLabels('spec/selector', 'batch', 'Job'),
    matchLabels('spec/jobTemplate/spec/selector', 'batch', 'CronJob'),
    matchLabels('spec/selector', 'policy', 'PodDisruptionBudget'),
    ...['spec/podSelector', 'spec/ingress/from/podSelector', 'spec/egress/to/podSelector'].map((path) => matchLabels(path, 'networking.k8s.io', 'NetworkPolicy')),
  ]
}

/** What holds without any `configurations`. */
export const defaultConfig = (): TransformerConfig => ({
  namePrefix: [{ path: 'metadata/name' }],
  nameSuffix: [{ path: 'metadata/name' }],
  namespace: [
    { path: 'metadata/name', kind: 'Namespace', create: true },
    { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create: true },
    { path: 'spec/conversion/webhook/clientConfig/service/namespace', group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  ],
  labels: [],
  commonLabels: [...selectorFields(), ...templateFields('labels')],
  templateLabels: templateFields('labels'),
  commonAnnotations: templateFields('annotations'),
  images: ['spec', 'spec/template/spec'].flatMap((pod) => ['containers[]/image', 'initContainers[]/image', 'volumes[]/image/reference'].map((path) => ({ path: `${pod}/${path}`, create: true }))),
  replicas: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].map((kind) => ({ path: 'spec/replicas', create: true, kind })),
  nameReference: defaultNameReferences(),
})

/** Adds the field specs that are not there yet. @throws Error when two say different things about creating a field */
export function mergeSpecs(specs: readonly FieldSpec[], more: readonly FieldSpec[]): FieldSpec[] | undefined {
  const merged = [...specs]
  for (const spec of more) {
    const known = merged.find((other) => (['group', 'version', 'kind'] as const).every((part) => !spec[part] || other[part] === spec[part]) && other.path === spec.path)
    if (!known) merged.push(spec)
    else if (Boolean(known.create) !== Boolean(spec.create)) return undefined
  }
  return merged
}
