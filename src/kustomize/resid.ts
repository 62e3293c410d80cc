import { parseGroupVersion } from './groupversion.ts'
import type { Gvk } from './groupversion.ts'

/** What tells a resource of a build from the others. Empty texts where something is not given. */
export interface ResId extends Gvk { name: string; namespace: string }

/** Kinds that kustomize knows to be in no namespace (its own schema, that of Kubernetes 1.21). Others are taken to be in one. */
const clusterScoped = new Set(Object.entries({
  'admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1beta1': 'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1': 'CustomResourceDefinition',
  'apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1': 'APIService',
  'certificates.k8s.io/v1 certificates.k8s.io/v1beta1': 'CertificateSigningRequest',
  'flowcontrol.apiserver.k8s.io/v1beta1': 'FlowSchema PriorityLevelConfiguration',
  'networking.k8s.io/v1 networking.k8s.io/v1beta1': 'IngressClass',
  'node.k8s.io/v1 node.k8s.io/v1beta1': 'RuntimeClass',
  'policy/v1beta1': 'PodSecurityPolicy',
  'rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1beta1': 'ClusterRole ClusterRoleBinding',
  'scheduling.k8s.io/v1 scheduling.k8s.io/v1beta1': 'PriorityClass',
  'storage.k8s.io/v1 storage.k8s.io/v1beta1': 'CSIDriver CSINode StorageClass VolumeAttachment',
  v1: 'ComponentStatus Namespace Node NodeProxyOptions PersistentVolume',
}).flatMap(([versions, kinds]) => versions.split(' ').flatMap((version) => kinds.split(' ').map((kind) => `${version} ${kind}`))))

/** Whether objects of a kind are surely in no namespace. */
export const isClusterScoped = ({ group, version, kind }: Gvk) => clusterScoped.has(`${group ? `${group}/` : ''}${version} ${kind}`)

/** The namespace that ids are compared by: `default` where none is given. */
export function effectiveNamespace(id: ResId): string {
  return isClusterScoped(id) ? '_non_namespaceable_' : id.namespace || 'default'
}

export const sameGvk = (a: Gvk, b: Gvk) => a.group === b.group && a.version === b.version && a.kind === b.kind
export const sameId = (a: ResId, b: ResId) => sameGvk(a, b) && a.name === b.name && effectiveNamespace(a) === effectiveNamespace(b)

/** Whether a kind is what `wanted` asks for; what it leaves empty is not asked for. */
export const isSelected = (gvk: Gvk, wanted: Partial<Gvk>) =>
  (!wanted.group || wanted.group === gvk.group) && (!wanted.version || wanted.version === gvk.version) && (!wanted.kind || wanted.kind === gvk.kind)

/** `Deployment.v1.apps/web.[noNs]`, as errors write an id. */
export function idText(id: ResId): string {
  const gvk = `${id.kind || '[noKind]'}.${id.version || '[noVer]'}.${id.group || '[noGrp]'}`
  return `${gvk}/${id.name || '[noName]'}.${id.namespace || '[noNs]'}`
}

/** An id as Go prints its struct, which a few errors do. */
export function idStruct(id: ResId): string {
  const text = (value: string) => JSON.stringify(value)
  return `resid.ResId{Gvk:resid.Gvk{Group:${text(id.group)}, Version:${text(id.version)}, Kind:${text(id.kind)}, isClusterScoped:${isClusterScoped(id)}}, Name:${text(id.name)}, Namespace:${text(id.namespace)}}`
}

/** The kind of an object, from its apiVersion and kind. */
export const gvkOf = (apiVersion: unknown, kind: unknown): Gvk => ({ ...parseGroupVersion(typeof apiVersion === 'string' ? apiVersion : ''), kind: typeof kind === 'string' ? kind : '' })
