import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { dns1035Label, dns1123Subdomain } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { immutable } from '../../api/checks.ts'
import { allSchemas } from '../customresource/schema.ts'
import { validateApproval } from './approval.ts'
import { validateConversion } from './conversion.ts'
import { goVersion, internalSpec } from './internal.ts'
import { validateNames } from './names.ts'
import { validateStatus, validateStoredVersions } from './validatestatus.ts'
import { validateColumns, validateDeprecation, validateSelectable, validateSubresources } from './version.ts'
import { validateSchema } from './schema.ts'

const SCOPES = ['Cluster', 'Namespaced']

/** A new definition, or (with `old`) a changed one. `apiextensions: apis/apiextensions/validation` */
export function validateDefinition(definition: KubeObject, old: KubeObject | undefined): FieldError[] {
  const spec = definition.spec ?? {}, name = `${spec.names?.plural ?? ''}.${spec.group ?? ''}`
  const errors: FieldError[] = !old && definition.metadata.name !== name ? [invalid('metadata.name', definition.metadata.name ?? '', 'must be spec.names.plural+"."+spec.group')] : []
  errors.push(...validateSpec(internalSpec(spec)))
  if (old) errors.push(...validateChanges(spec, old))
  errors.push(...validateStatus(definition), ...validateStoredVersions(definition), ...validateApproval(definition, old))
  if (spec.preserveUnknownFields && !old?.spec.preserveUnknownFields) errors.push(invalid('spec.preserveUnknownFields', true, 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead'))
  return errors
}

function validateChanges(spec: Fields, { spec: was, status }: KubeObject): FieldError[] {
  const established = status?.conditions?.some(({ type, status: is }: Fields) => type === 'Established' && is === 'True')
  return [
    ...(established ? [...immutable(spec.scope, was.scope, 'spec.scope'), ...immutable(spec.names?.kind, was.names.kind, 'spec.names.kind')] : []),
    ...immutable(spec.group, was.group, 'spec.group'), ...immutable(spec.names?.plural, was.names.plural, 'spec.names.plural'),
  ]
}

function validateSpec(spec: Fields): FieldError[] {
  const { group, scope, versions, names = {} } = spec, errors: FieldError[] = []
  const faults = group ? dns1123Subdomain(group) : []
  if (!group) errors.push(required('spec.group'))
  else if (faults.length) errors.push(invalid('spec.group', group, faults.join(',')))
  else if (!group.includes('.')) errors.push(invalid('spec.group', group, 'should be a domain with at least one dot'))
  if (!scope) errors.push(required('spec.scope'))
  else if (!SCOPES.includes(scope)) errors.push(unsupported('spec.scope', scope, SCOPES))
  if (!spec.validation?.openAPIV3Schema) versions.forEach((version: Fields, i: number) => { if (!version.schema?.openAPIV3Schema) errors.push(required(`spec.versions[${i}].schema.openAPIV3Schema`)) })
  versions.forEach((version: Fields, i: number) => errors.push(...validateVersion(spec, version, `spec.versions[${i}]`)))
  if (versions.length > 1 && new Set(versions.map((version: Fields) => version.name)).size < versions.length) errors.push(invalid('spec.versions', versions.map(goVersion), 'must contain unique version names'))
  if (versions.filter((version: Fields) => version.storage).length !== 1) errors.push(invalid('spec.versions', versions.map(goVersion), 'must have exactly one version marked as storage version'))
  const first = versions[0]?.name ?? '', wrong = first ? dns1035Label(first) : []
  if (wrong.length) errors.push(invalid('spec.version', first, wrong.join(',')))
  for (const field of ['plural', 'singular', 'kind', 'listKind']) if (!names[field]) errors.push(required(`spec.names.${field}`))
  errors.push(...validateNames(names, 'spec.names'))
  const anyStatus = [spec, ...versions].some(({ subresources }) => subresources?.status)
  errors.push(...validateSchema(spec.validation, anyStatus, 'spec.validation'), ...validateSubresources(spec.subresources, 'spec.subresources'))
  errors.push(...validateColumns(spec.additionalPrinterColumns, 'spec.additionalPrinterColumns'), ...validateSelectable(spec.selectableFields, spec.validation?.openAPIV3Schema, 'spec.selectableFields'))
  if (spec.preserveUnknownFields && [spec.validation, ...versions.map(({ schema }: Fields) => schema)].some((one) => [...allSchemas(one?.openAPIV3Schema)].some((node) => node.default !== undefined))) {
    errors.push(invalid('spec.preserveUnknownFields', true, 'must be false in order to use defaults in the schema'))
  }
  return [...errors, ...validateConversion(spec.conversion ?? {})]
}

function validateVersion(spec: Fields, version: Fields, path: string): FieldError[] {
  const faults = dns1035Label(version.name ?? '')
  const subresources = spec.subresources ?? version.subresources
  return [
    ...(faults.length ? [invalid(`${path}.name`, version.name ?? '', faults.join(','))] : []),
    ...validateDeprecation(version, `${path}.deprecationWarning`),
    ...validateSchema(version.schema, !!subresources?.status, `${path}.schema`),
    ...validateSubresources(version.subresources, `${path}.subresources`),
    ...validateColumns(version.additionalPrinterColumns, `${path}.additionalPrinterColumns`),
    ...(version.selectableFields?.length && !(version.schema ?? spec.validation)?.openAPIV3Schema
      ? [forbidden(`${path}.selectableFields`, 'may only be set when `version.schema.openAPIV3Schema` is not included')]
      : validateSelectable(version.selectableFields, (version.schema ?? spec.validation)?.openAPIV3Schema, `${path}.selectableFields`)),
  ]
}
