import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'
import { changeFields } from './fieldspec.ts'
import type { FieldSlot } from './fieldspec.ts'
import type { FieldSpec, ImageChange } from './kustomizationtypes.ts'
import type { Resource } from './resource.ts'

interface ImageParts { name: string; tag: string; digest: string }

/** An image in its parts. A colon in front of the first slash belongs to the registry. */
function splitImage(image: string): ImageParts {
  const slash = Math.max(image.indexOf('/'), 0)
  const at = image.indexOf('@', slash), colon = image.indexOf(':', slash)
  const end = at < 0 ? image.length : at
  const hasTag = colon >= 0 && colon < end
  return { name: image.slice(0, hasTag ? colon : end), tag: hasTag ? image.slice(colon + 1, end) : '', digest: at < 0 ? '' : image.slice(at + 1) }
}

function changed(image: string, { newName, newTag, digest, tagSuffix }: ImageChange): string {
  const parts = splitImage(image)
  if (newName) parts.name = newName
  if (newTag || digest) Object.assign(parts, { tag: newTag ?? '', digest: digest ?? '' })
  else if (tagSuffix) Object.assign(parts, { tag: parts.tag + tagSuffix, digest: '' })
  return parts.name + (parts.tag && `:${parts.tag}`) + (parts.digest && `@${parts.digest}`)
}

/**
 * Changes an image wherever it is used, whatever its tag is. Its name is a pattern.
 * kustomize looks at every list of containers first and then at the fields it knows, so that a `tagSuffix` is added twice there.
 */
export function setImage(resources: readonly Resource[], change: ImageChange, specs: readonly FieldSpec[]): void {
  const pattern = new RegExp(`^${change.name ?? ''}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`)
  const update = ({ value, set }: FieldSlot) => {
    if (typeof value === 'object' && value !== null) throw new BuildFailure(`wrong node kind: expected ScalarNode but got ${Array.isArray(value) ? 'SequenceNode' : 'MappingNode'}: node contents:\n${JSON.stringify(value)}\n`)
    if (value !== undefined && pattern.test(String(value ?? ''))) set(changed(String(value ?? ''), change))
  }
  for (const resource of resources) {
    if (resource.kind === 'CustomResourceDefinition') continue
    inContainers(resource.object, update)
    changeFields(resource, specs, update)
  }
}

/** Every `image` of every list that is called `containers` or `initContainers`, however deep. */
function inContainers(value: unknown, update: (slot: FieldSlot) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, child] of Object.entries(value)) {
    inContainers(child, update)
    if (Array.isArray(value) || !/^(?:initContainers|containers)$/.test(name) || !Array.isArray(child)) continue
    for (const item of child as Fields[]) if (item?.image !== undefined) update({ value: item.image, set: (image) => { item.image = image } })
  }
}
