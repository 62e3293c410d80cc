import type { Fields, Json } from '../api/object.ts'
import { applyJsonPatch } from '../api/patch/json.ts'
import type { JsonPatchOperation } from '../api/patch/json.ts'
import { PatchError } from '../api/patch/errors.ts'
import type { Schema } from '../api/schema/contract.ts'
import { YamlError } from '../api/yaml/error.ts'
import { yamlToJson } from '../api/yaml/decode.ts'
import { BuildFailure, messageOf } from './failure.ts'
import type { Folder } from './folder.ts'
import type { PatchEntry } from './kustomizationtypes.ts'
import { merge } from './merge.ts'
import { resourcesOf } from './parse.ts'
import { idText } from './resid.ts'
import type { Resource } from './resource.ts'
import type { ResourceList } from './resourcelist.ts'
import { select } from './selection.ts'

/** A step of a build that changes its resources. */
export type Transform = (resources: ResourceList) => void

/** Merges a strategic merge patch into a resource. Name, namespace and kind stay, unless the patch may change them. */
function applyStrategic(resource: Resource, patch: Resource, schema: Schema): void {
  const { name, namespace, kind } = resource
  if (patch.mayRename || patch.mayChangeKind) resource.storeId()
  const type = schema.typeOf(String(resource.object.apiVersion ?? ''), kind)
  const merged = merge(resource.object, structuredClone(patch.object), { schema, ...(type && { type: { kind: 'struct', name: type } as const }) }) as Fields | undefined
  if (!merged || !Object.keys(merged).length) {
    resource.isGone = true
    return
  }
  resource.object = merged
  if (!patch.mayChangeKind) merged.kind = kind
  if (!patch.mayRename) resource.name = name
  resource.namespace = namespace
}

/** `patchesStrategicMerge`: each is a patch, or the file of one. */
export function strategicPatches(folder: Folder, entries: readonly string[], schema: Schema): Transform {
  const patches = entries.flatMap((entry) => {
    try {
      return resourcesOf(entry)
    } catch (error) {
      messageOf(error)
      return fileResources(folder, entry)
    }
  })
  return (resources) => {
    for (const patch of patches) {
      applyStrategic(resources.byId(patch.originalId()), patch, schema)
      resources.dropGone()
    }
  }
}

function fileResources(folder: Folder, path: string): Resource[] {
  const text = folder.text(path)
  try {
    return resourcesOf(text)
  } catch (error) {
    throw error instanceof BuildFailure && error.malformed ? new BuildFailure(`${error.message} in File: ${path}`, true) : error
  }
}

/** An entry as errors of its configuration show it: YAML of what is given. */
function configText({ options, patch, path, target }: PatchEntry, yaml: (value: object) => string): string {
  return yaml(JSON.parse(JSON.stringify({ options, patch, path, target })) as object)
}

/** An entry of `patches`. What kind of patch it is, its text tells. */
export function patchEntry(folder: Folder, entry: PatchEntry, schema: Schema, yaml: (value: object) => string): Transform {
  const inline = (entry.patch ?? '').trim()
  const configured = { ...entry, patch: entry.patch || undefined }
  const fault = (message: string) => new BuildFailure(`trouble configuring builtin PatchTransformer with config: \`\n${configText(configured, yaml)}\`: ${message}`)
  if (!inline && !entry.path) throw fault(`must specify one of patch and path in\n${configText(configured, yaml)}`)
  if (inline && entry.path) throw fault(`patch and path can't be set at the same time\n${configText(configured, yaml)}`)
  let text = inline
  if (!inline) {
    try {
      text = folder.text(entry.path!)
    } catch (error) {
      throw fault(`failed to get the patch file from path(${entry.path}): ${messageOf(error)}`)
    }
  }
  const source = inline ? `[patch: ${JSON.stringify(text)}]` : `[path: ${JSON.stringify(entry.path)}]`
  const strategic = attempt(() => resourcesOf(text)), operations = attempt(() => jsonOperations(text))
  if (strategic?.length && operations?.length) throw fault(`illegally qualifies as both an SM and JSON patch: ${source}`)
  if (!strategic && !operations) throw fault(`unable to parse SM or JSON patch from ${source}`)
  if (!strategic) return (resources) => patchJson(resources, entry, operations!, source)
  for (const patch of strategic) Object.assign(patch, { mayRename: entry.options?.allowNameChange ?? false, mayChangeKind: entry.options?.allowKindChange ?? false })
  return (resources) => patchStrategic(resources, entry, strategic, source, schema)
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    messageOf(error)
    return undefined
  }
}

function patchStrategic(resources: ResourceList, { target }: PatchEntry, patches: readonly Resource[], source: string, schema: Schema): void {
  if (target) {
    if (patches.length > 1) throw new BuildFailure(`Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field: ${source}`)
    for (const resource of select(resources.items, target)) {
      const patch = patches[0]!.copy()
      patch.object.apiVersion = resource.object.apiVersion
      applyStrategic(resource, patch, schema)
    }
  } else for (const patch of patches) {
    const id = patch.originalId()
    let resource: Resource
    try {
      resource = resources.byId(id)
    } catch (error) {
      throw new BuildFailure(`no resource matches strategic merge patch ${JSON.stringify(idText(id))}: ${messageOf(error)}`)
    }
    applyStrategic(resource, patch, schema)
  }
  resources.dropGone()
}

/** The operations of a JSON patch, which may be YAML. @throws BuildFailure when it is none */
function jsonOperations(text: string): JsonPatchOperation[] {
  if (!text) throw new BuildFailure('empty json patch operations')
  let value: Json
  try {
    value = text.startsWith('[') ? (JSON.parse(text) as Json) : yamlToJson(text)
  } catch (error) {
    throw new BuildFailure(error instanceof YamlError ? `error converting YAML to JSON: ${error.message}` : (error as Error).message)
  }
  if (!Array.isArray(value)) throw new BuildFailure(`json: cannot unmarshal ${value === null ? 'null' : typeof value} into Go value of type jsonpatch.Patch`)
  return value as unknown as JsonPatchOperation[]
}

function patchJson(resources: ResourceList, { target }: PatchEntry, operations: readonly JsonPatchOperation[], source: string): void {
  if (!target) throw new BuildFailure(`must specify a target for JSON patch ${source}`)
  for (const resource of select(resources.items, target)) {
    resource.storeId()
    applyOperations(resource, operations)
  }
}

function applyOperations(resource: Resource, operations: readonly JsonPatchOperation[]): void {
  try {
    resource.object = applyJsonPatch(resource.object, operations)
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    throw new BuildFailure(String(error.cause ?? error.message))
  }
}

/** An entry of `patchesJson6902`. */
export function jsonPatchEntry(folder: Folder, { path, patch, target }: PatchEntry): Transform {
  if (!target?.name) throw new BuildFailure('must specify the target name')
  if (!path && !patch) throw new BuildFailure('empty file path and empty jsonOp')
  if (path && patch) throw new BuildFailure('must specify a file path or jsonOp, not both')
  const operations = jsonOperations(patch ?? folder.text(path!))
  return (resources) => { for (const resource of select(resources.items, target)) applyOperations(resource, operations) }
}
