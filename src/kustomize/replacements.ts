import { yamlToJson } from '../api/yaml/decode.ts'
import { BuildFailure, messageOf } from './failure.ts'
import type { FieldSlot } from './fieldspec.ts'
import { fieldsAt } from './fieldpath.ts'
import type { Folder } from './folder.ts'
import type { FieldOptions, Replacement, ReplacementEntry, Target } from './kustomizationtypes.ts'
import { replacementShape } from './kustomizationshape.ts'
import { splitFieldPath } from './paths.ts'
import { effectiveNamespace, idText, isSelected } from './resid.ts'
import type { ResId } from './resid.ts'
import type { Resource } from './resource.ts'
import { idPattern, matchesSelectors } from './selection.ts'
import { shaped } from './shape.ts'

const isScalar = (value: unknown) => typeof value !== 'object' || value === null
const whole = (resource: Resource): FieldSlot => ({ value: resource.object, set() {} })

/** The replacements of a kustomization, those in files read. @throws BuildFailure */
export function readReplacements(folder: Folder, entries: readonly ReplacementEntry[]): Replacement[] {
  return entries.flatMap(({ path, ...inline }) => {
    if (!path) return [inline]
    if (inline.source || inline.targets?.length) throw new BuildFailure('cannot specify both path and inline replacement')
    const value = yamlToJson(folder.text(path))
    return (Array.isArray(value) ? value : [value]).map((one) => shaped(one, replacementShape) as Replacement)
  })
}

/** Copies a value of one resource into fields of others. @throws BuildFailure */
export function replace(resources: readonly Resource[], { source, sourceValue, targets }: Replacement): void {
  if ((sourceValue === undefined && !source) || !targets) throw new BuildFailure('replacements must specify a source and at least one target')
  if (sourceValue !== undefined && source) throw new BuildFailure('value and resource selectors are mutually exclusive')
  const value = source ? sourceOf(resources, source) : sourceValue
  for (const { select, reject = [], fieldPaths, options } of targets) {
    if (!select) throw new BuildFailure('target must specify resources to select')
    for (const resource of resources) {
      if (isTarget(resource, select, reject)) copyInto(resource, value, fieldPaths?.length ? fieldPaths : ['metadata.name'], options)
    }
  }
}

function sourceOf(resources: readonly Resource[], source: NonNullable<Replacement['source']>): unknown {
  const { fieldPath = 'metadata.name', options, ...wanted } = source
  const id: ResId = { group: '', version: '', kind: '', name: '', namespace: '', ...wanted }
  const is = (other: ResId) => (!id.name || id.name === other.name) && (!id.namespace || effectiveNamespace(id) === effectiveNamespace(other)) && isSelected(other, id)
  const found = resources.filter((resource) => resource.anyIds().some(is))
  const shown = [idText(id), source.fieldPath, options?.delimiter || options?.create ? `${options.delimiter ?? ''}(${options.index ?? 0}), create=${options.create ?? false}` : ''].filter(Boolean).join(':')
  if (found.length !== 1) throw new BuildFailure(found.length ? `multiple matches for selector ${shown}` : `nothing selected by ${shown}`)
  const [field] = fieldsAt(whole(found[0]!), splitFieldPath(fieldPath))
  const value = field?.value
  if (value === undefined || value === null || value === '' || (typeof value === 'object' && !Object.keys(value).length)) throw new BuildFailure(`fieldPath \`${fieldPath}\` is missing for replacement source ${idText(id)}`)
  return part(value, options)
}

function part(value: unknown, { delimiter, index = 0 }: FieldOptions = {}): unknown {
  if (!delimiter) return value
  if (!isScalar(value)) throw new BuildFailure('delimiter option can only be used with scalar nodes')
  const parts = String(value).split(delimiter)
  if (index >= parts.length || index < 0) throw new BuildFailure(`options.index ${index} is out of bounds for value ${String(value)}`)
  return parts[index]
}

function isTarget(resource: Resource, select: Target, reject: readonly Target[]): boolean {
  const ids = resource.anyIds()
  const matches = (target: Target) => {
    const is = idPattern(target, (id) => id.namespace)
    return ids.some((id) => is.kind(id) && is.name(id) && is.namespace(id))
  }
  if (!matchesSelectors(resource, select)) return false
  for (const target of reject) {
    if ((target.annotationSelector || target.labelSelector) && matchesSelectors(resource, target)) return false
    if ((['group', 'version', 'kind', 'name', 'namespace'] as const).some((field) => target[field]) && matches(target)) return false
  }
  return matches(select)
}

function copyInto(resource: Resource, value: unknown, paths: readonly string[], options: FieldOptions = {}): void {
  for (const path of paths) {
    const missing = `unable to find ${options.create ? 'or create ' : ''}field ${JSON.stringify(path)} in replacement target`
    let found: FieldSlot[]
    try {
      found = fieldsAt(whole(resource), splitFieldPath(path), options.create ? { leaf: value } : undefined)
    } catch (error) {
      throw new BuildFailure(`${missing}: ${messageOf(error)}`)
    }
    if (!found.length) throw new BuildFailure(missing)
    for (const field of found) field.set(withPart(field.value, value, options))
  }
}

/** A field's new value: the whole of it, or one part between delimiters. What was a text stays one. */
function withPart(old: unknown, value: unknown, { delimiter, index = 0 }: FieldOptions): unknown {
  if (!delimiter) return typeof old === 'string' && old !== '' && isScalar(value) ? String(value) : structuredClone(value)
  if (!isScalar(old)) throw new BuildFailure('delimiter option can only be used with scalar nodes')
  const parts = String(old ?? '').split(delimiter)
  if (index < 0) parts.unshift(String(value))
  else if (index >= parts.length) parts.push(String(value))
  else parts[index] = String(value)
  return parts.join(delimiter)
}
