import type { GroupResource } from '../api/gvk.ts'

/** Resources that etcd keeps under an older name. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  services: 'services/specs', endpoints: 'services/endpoints', nodes: 'minions', replicationcontrollers: 'controllers', ingresses: 'ingress',
}

/** Groups of Kubernetes itself have no part of the key; those of custom resources do. */
const isCustom = (group: string) => group.includes('.') && !group.endsWith('.k8s.io')

/** Where etcd would keep an object, as texts of storage errors show it. */
export function registryKey({ group, resource }: GroupResource, namespace: string | undefined, name: string): string {
  const place = isCustom(group) ? `${group}/${resource}` : OLD_NAMES[resource] ?? resource
  return `/registry/${place}/${namespace ? `${namespace}/` : ''}${name}`
}
