import type { ConfigMap, Container, Secret } from '../api/types/core.v1.ts'
import { resourceField } from './resourcefield.ts'
import type { Step } from './step.ts'

/** The environment that a manifest gives a container, or why it cannot be put together. */
export interface Environment { values: Record<string, string>; fault?: string }

/** Collects env and envFrom. The fault is what CreateContainerConfigError says. `kubelet: makeEnvironmentVariables` */
export function environmentOf(step: Step, container: Container): Environment {
  const values: Record<string, string> = {}
  for (const source of container.envFrom ?? []) {
    const { configMapRef, secretRef, prefix = '' } = source
    const found = configMapRef ? configMap(step, configMapRef.name!) : secretRef ? secret(step, secretRef.name!) : {}
    if (!found) {
      if ((configMapRef ?? secretRef)!.optional) continue
      return { values, fault: configMapRef ? missingConfigMap(configMapRef.name!) : missingSecret(secretRef!.name!) }
    }
    for (const [name, value] of Object.entries(found)) values[prefix + name] = value
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (!valueFrom) {
      values[name] = (value ?? '').replace(/\$\$|\$\((\w+)\)/g, (text, other?: string) => (other === undefined ? '$' : values[other] ?? text))
      continue
    }
    const { configMapKeyRef: mapKey, secretKeyRef: secretKey } = valueFrom
    const key = mapKey ?? secretKey
    if (!key) {
      values[name] = valueFrom.resourceFieldRef ? resourceField(step, container, valueFrom.resourceFieldRef) : fromField(step, valueFrom.fieldRef?.fieldPath ?? '')
      continue
    }
    const found = mapKey ? configMap(step, mapKey.name!) : secret(step, key.name!)
    if (found && Object.hasOwn(found, key.key)) values[name] = found[key.key]
    else if (!key.optional) {
      const place = `${step.pod.metadata.namespace}/${key.name}`
      if (!found) return { values, fault: mapKey ? missingConfigMap(key.name!) : missingSecret(key.name!) }
      return { values, fault: `couldn't find key ${key.key} in ${mapKey ? 'ConfigMap' : 'Secret'} ${place}` }
    }
  }
  return { values }
}

/** `configmap "settings" not found` */
export const missingConfigMap = (name: string): string => `configmap "${name}" not found`
export const missingSecret = (name: string): string => `secret "${name}" not found`

function configMap({ api, pod }: Step, name: string): Record<string, string> | undefined {
  const found = api.get('configmaps', pod.metadata.namespace, name) as ConfigMap | undefined
  return found && { ...(found.data as Record<string, string> | undefined) }
}

function secret({ api, pod }: Step, name: string): Record<string, string> | undefined {
  const found = api.get('secrets', pod.metadata.namespace, name) as Secret | undefined
  return found && Object.fromEntries(Object.entries(found.data ?? {}).map(([key, value]) => [key, atob(String(value))]))
}

function fromField({ pod, memory, node, nodeIP }: Step, path: string): string {
  const [, kind, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? []
  if (kind) return pod.metadata[kind]?.[key] ?? ''
  const fields: Record<string, string | undefined> = {
    'metadata.name': pod.metadata.name, 'metadata.namespace': pod.metadata.namespace, 'metadata.uid': pod.metadata.uid,
    'spec.nodeName': node.metadata.name, 'spec.serviceAccountName': pod.spec!.serviceAccountName as string | undefined, 'status.hostIP': nodeIP, 'status.podIP': memory.ip,
  }
  return fields[path] ?? ''
}
