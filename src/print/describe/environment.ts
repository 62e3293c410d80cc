import type { Container, EnvFromSource, EnvVar, Pod } from '../../api/types/core.v1.ts'
import type { Lines } from './contract.ts'
import { resourceFieldText } from './fieldref.ts'
import { indent, row } from './lines.ts'

/** `Environment Variables from:`, only when there are any. */
export function envFromLines({ envFrom = [] }: Container): Lines {
  return envFrom.length ? ['Environment Variables from:', ...indent(1, envFrom.map(envFromLine))] : []
}

function envFromLine({ configMapRef, secretRef, prefix }: EnvFromSource): string {
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : ''
  const source = configMapRef ?? secretRef
  return `${source?.name ?? ''}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${Boolean(source?.optional)}`
}

/** `Environment:`. Field references are resolved in the pod; in a template there is none. */
export function envLines(container: Container, pod?: Pod): Lines {
  const { env = [] } = container
  if (!env.length) return [row('Environment', '<none>')]
  return ['Environment:', ...indent(1, env.flatMap((variable) => variableLines(variable, container, pod)))]
}

function variableLines({ name, value = '', valueFrom }: EnvVar, container: Container, pod: Pod | undefined): Lines {
  if (!valueFrom) return value.split('\n').map((line, i) => (i ? `\t${line}` : row(name, line)))
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef) return [row(name, `${pod && fieldRef.apiVersion === 'v1' ? fieldValue(pod, fieldRef.fieldPath) : ''} (${fieldRef.apiVersion ?? ''}:${fieldRef.fieldPath})`)]
  if (resourceFieldRef) return [row(name, `${resourceFieldText(resourceFieldRef, container)} (${resourceFieldRef.resource})`)]
  if (secretKeyRef) return [row(name, `<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\tOptional: ${Boolean(secretKeyRef.optional)}`)]
  if (configMapKeyRef) return [row(name, `<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name}'>\tOptional: ${Boolean(configMapKeyRef.optional)}`)]
  return []
}

/** Only name and namespace are known to kubectl, which asks no server for the others. */
function fieldValue({ metadata }: Pod, path: string): string {
  return path === 'metadata.name' ? metadata?.name ?? '' : path === 'metadata.namespace' ? metadata?.namespace ?? '' : ''
}
