/** Field errors of env and envFrom, and of the references that volumes share with them. */
import { follows, named, oneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { invalid, required, unsupported } from '../../../api/field.ts'
import { configMapKey, dns1123Label, dns1123Subdomain, maskTrailingDash, qualifiedName, relaxedEnvVarName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { noBacksteps } from './paths.ts'

const envFields = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs']
const resources = ['limits.cpu', 'limits.ephemeral-storage', 'limits.memory', 'requests.cpu', 'requests.ephemeral-storage', 'requests.memory']
/** What the downward API can name at all; labels and annotations also with a key in brackets. */
const downwardFields = [...envFields, 'metadata.labels', 'metadata.annotations', 'spec.restartPolicy', 'status.phase']
const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']
const envSources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const

export function validateEnv(vars: readonly Fields[] | undefined, path: string): FieldError[] {
  return (vars ?? []).flatMap((one, i) => [...named(relaxedEnvVarName, one.name, `${path}[${i}].name`), ...validateValueFrom(one, `${path}[${i}].valueFrom`)])
}

function validateValueFrom({ valueFrom: from, value }: Fields, path: string): FieldError[] {
  if (!from) return []
  const errors: FieldError[] = []
  if (from.fieldRef) errors.push(...validateFieldRef(from.fieldRef, envFields, `${path}.fieldRef`))
  if (from.resourceFieldRef) errors.push(...validateResourceFieldRef(from.resourceFieldRef, `${path}.resourceFieldRef`, false))
  for (const source of ['configMapKeyRef', 'secretKeyRef'] as const) {
    if (!from[source]) continue
    errors.push(...follows(dns1123Subdomain, from[source].name, `${path}.${source}.name`), ...named(configMapKey, from[source].key, `${path}.${source}.key`))
  }
  if (from.fileKeyRef) {
    const at = `${path}.fileKeyRef`
    errors.push(...named(relaxedEnvVarName, from.fileKeyRef.key, `${at}.key`), ...named(dns1123Label, from.fileKeyRef.volumeName, `${at}.volumeName`))
    if (!from.fileKeyRef.path) errors.push(required(`${at}.path`))
    else errors.push(...noBacksteps(from.fileKeyRef.path, `${at}.path`))
  }
  const sources = envSources.filter((source) => from[source]).length
  if (!sources) errors.push(invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'))
  else if (value) errors.push(invalid(path, '', 'may not be specified when `value` is not empty'))
  else if (sources > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'))
  return errors
}

/** A downward API field reference. */
export function validateFieldRef(reference: Fields, supported: readonly string[], path: string): FieldError[] {
  if (!reference.apiVersion) return [required(`${path}.apiVersion`)]
  const fieldPath: string = reference.fieldPath ?? ''
  if (!fieldPath) return [required(`${path}.fieldPath`)]
  const wrong = (text: string) => [invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: ${text}`)]
  if (reference.apiVersion !== 'v1') return wrong(`unsupported pod version: ${reference.apiVersion}`)
  const [, base, key] = /^(.*?)\['(.*)'\]$/s.exec(fieldPath) ?? []
  if (base === undefined) {
    const known = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath
    if (!downwardFields.includes(known)) return wrong(`field label not supported: ${fieldPath}`)
    return oneOf(known, supported, `${path}.fieldPath`)
  }
  if (base === 'metadata.annotations') return follows(qualifiedName, key!.toLowerCase(), path)
  if (base === 'metadata.labels') return follows(qualifiedName, key, path)
  return wrong(`field label does not support subscript: ${fieldPath}`)
}

/** A reference to a container's requests or limits. In volumes it has to name the container. */
export function validateResourceFieldRef(reference: Fields, path: string, inVolume: boolean): FieldError[] {
  const errors: FieldError[] = []
  const resource: string = reference.resource ?? ''
  const hugePages = /^(requests|limits)\.hugepages-/.test(resource)
  if (inVolume && !reference.containerName) errors.push(required(`${path}.containerName`))
  else if (!resource) errors.push(required(`${path}.resource`))
  else if (!resources.includes(resource) && !hugePages) errors.push(unsupported(`${path}.resource`, resource, resources))
  const divisor = String(reference.divisor ?? '0')
  if (/^0[a-zA-Z]*$/.test(divisor)) return errors
  const cpu = resource.endsWith('.cpu')
  const what = cpu ? 'cpu' : resource.endsWith('.memory') ? 'memory' : resource.endsWith('.ephemeral-storage') ? 'local ephemeral storage' : hugePages ? 'hugepages' : ''
  if (cpu && !['1', '1m'].includes(divisor)) errors.push(invalid(`${path}.divisor`, resource, "only divisor's values 1m and 1 are supported with the cpu resource"))
  else if (what && !cpu && !byteDivisors.includes(divisor)) errors.push(invalid(`${path}.divisor`, resource, `only divisor's values ${byteDivisors.join(', ')} are supported with the ${what} resource`))
  return errors
}

export function validateEnvFrom(sources: readonly Fields[] | undefined, path: string): FieldError[] {
  return (sources ?? []).flatMap((source, i) => {
    const errors = source.prefix ? follows(relaxedEnvVarName, source.prefix, `${path}[${i}].prefix`) : []
    const kinds = ['configMapRef', 'secretRef'].filter((kind) => source[kind])
    for (const kind of kinds) errors.push(...named((name) => dns1123Subdomain(maskTrailingDash(name)), source[kind].name, `${path}[${i}].${kind}.name`))
    if (!kinds.length) errors.push(invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'))
    else if (kinds.length > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'))
    return errors
  })
}
