import type { Fields } from '../../api/object.ts'
import { clone } from '../../api/object.ts'

/** A manifest of a removed API version brought up to date, and what was done to it. */
export interface Modernised { manifest: Fields; note: string }

/** Where each kind of a removed version lives today. */
const moved: Record<string, Record<string, string>> = {
  'extensions/v1beta1': {
    DaemonSet: 'apps/v1', Deployment: 'apps/v1', ReplicaSet: 'apps/v1', Ingress: 'networking.k8s.io/v1', NetworkPolicy: 'networking.k8s.io/v1',
  },
  'apps/v1beta1': { Deployment: 'apps/v1', StatefulSet: 'apps/v1', ControllerRevision: 'apps/v1' },
  'apps/v1beta2': { DaemonSet: 'apps/v1', Deployment: 'apps/v1', ReplicaSet: 'apps/v1', StatefulSet: 'apps/v1', ControllerRevision: 'apps/v1' },
  'networking.k8s.io/v1beta1': { Ingress: 'networking.k8s.io/v1', IngressClass: 'networking.k8s.io/v1' },
  'batch/v1beta1': { CronJob: 'batch/v1' },
  'batch/v2alpha1': { CronJob: 'batch/v1' },
  'policy/v1beta1': { PodDisruptionBudget: 'policy/v1' },
  'autoscaling/v2beta2': { HorizontalPodAutoscaler: 'autoscaling/v2' },
  'rbac.authorization.k8s.io/v1beta1': rbac(),
  'rbac.authorization.k8s.io/v1alpha1': rbac(),
  'storage.k8s.io/v1beta1': { StorageClass: 'storage.k8s.io/v1', CSIDriver: 'storage.k8s.io/v1', CSINode: 'storage.k8s.io/v1', VolumeAttachment: 'storage.k8s.io/v1', CSIStorageCapacity: 'storage.k8s.io/v1' },
  'scheduling.k8s.io/v1beta1': { PriorityClass: 'scheduling.k8s.io/v1' },
  'discovery.k8s.io/v1beta1': { EndpointSlice: 'discovery.k8s.io/v1' },
  'coordination.k8s.io/v1beta1': { Lease: 'coordination.k8s.io/v1' },
  'node.k8s.io/v1beta1': { RuntimeClass: 'node.k8s.io/v1' },
}

function rbac(): Record<string, string> {
  const version = 'rbac.authorization.k8s.io/v1'
  return { Role: version, RoleBinding: version, ClusterRole: version, ClusterRoleBinding: version }
}

const workloads = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'])
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The old versions took the selector from the template's labels when there was none, and knew `rollbackTo`. */
function workload(manifest: Fields): string {
  const { spec } = manifest
  if (!isObject(spec)) return ''
  delete spec.rollbackTo
  delete spec.templateGeneration
  const labels = spec.template?.metadata?.labels
  if (isObject(spec.selector) || !isObject(labels)) return ''
  spec.selector = { matchLabels: { ...labels } }
  return ', its selector from the template\'s labels'
}

/** `serviceName` and `servicePort` became `service.name` and `service.port`. */
function backend(old: unknown): unknown {
  if (!isObject(old) || !('serviceName' in old || 'servicePort' in old)) return old
  const { serviceName, servicePort, ...rest } = old
  const port = typeof servicePort === 'number' || /^\d+$/.test(String(servicePort ?? '')) ? { number: Number(servicePort) } : { name: servicePort }
  return { service: { name: serviceName, ...(servicePort !== undefined && { port }) }, ...rest }
}

/** Backends in their new shape, paths with the type that was meant. */
function ingress(manifest: Fields): string {
  const { spec, metadata } = manifest
  const annotations = metadata?.annotations
  const className = isObject(annotations) ? annotations['kubernetes.io/ingress.class'] : undefined
  if (!isObject(spec)) return ''
  if (className && !spec.ingressClassName) {
    spec.ingressClassName = className
    delete annotations['kubernetes.io/ingress.class']
    if (Object.keys(annotations).length === 0) delete metadata.annotations
  }
  if ('backend' in spec) {
    spec.defaultBackend = backend(spec.backend)
    delete spec.backend
  }
  for (const rule of Array.isArray(spec.rules) ? spec.rules : []) {
    for (const path of Array.isArray(rule?.http?.paths) ? rule.http.paths : []) {
      if (!isObject(path)) continue
      path.backend = backend(path.backend)
      path.pathType ??= 'ImplementationSpecific'
    }
  }
  return ', its backends in today\'s shape'
}

/**
 * Brings a manifest of a removed API version to today's version of the same kind. The manifest itself is left as it is.
 * Gives undefined for manifests that need nothing of the kind. `note` is the middle of a warning line:
 * `took Deployment "web" of extensions/v1beta1 as apps/v1, its selector from the template's labels`.
 */
export function modernise(manifest: Fields): Modernised | undefined {
  const { apiVersion, kind } = manifest
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !Object.hasOwn(moved, apiVersion)) return undefined
  const kinds = moved[apiVersion]!
  if (!Object.hasOwn(kinds, kind)) return undefined
  const fresh = clone(manifest)
  fresh.apiVersion = kinds[kind]
  const detail = workloads.has(kind) ? workload(fresh) : kind === 'Ingress' ? ingress(fresh) : ''
  const name = typeof manifest.metadata?.name === 'string' ? ` ${JSON.stringify(manifest.metadata.name)}` : ''
  return { manifest: fresh, note: `took ${kind}${name} of ${apiVersion} as ${fresh.apiVersion}${detail}` }
}
