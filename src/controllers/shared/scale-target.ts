import { parseApiVersion, resourceKey } from '../../api/gvk.ts'
import type { KubeObject } from '../../api/object.ts'
import { catalog } from '../../kinds/catalog.ts'

/** The resource key of a built-in kind by its apiVersion's group; undefined when there is none. */
export function resourceOfKind(apiVersion: string, kind: string): string | undefined {
  const { group } = parseApiVersion(apiVersion)
  const row = catalog.find((one) => one.kind === kind && one.group === group && !one.storedAs)
  return row && resourceKey(row)
}

/** Resource keys that can be scaled. */
export const SCALABLE = ['deployments.apps', 'replicasets.apps', 'statefulsets.apps', 'replicationcontrollers'] as const

export const isScalable = (resource: string): boolean => (SCALABLE as readonly string[]).includes(resource)

/** `spec.replicas` as its defaulting has it. */
export const replicasOf = ({ spec }: KubeObject): number => spec.replicas ?? 1
