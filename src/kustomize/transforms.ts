import { addAffix } from './affixes.ts'
import type { Build } from './accumulate.ts'
import { BuildFailure } from './failure.ts'
import { changeFields, setEntry } from './fieldspec.ts'
import type { Folder } from './folder.ts'
import { setImage } from './images.ts'
import type { FieldSpec, Kustomization, LabelSet } from './kustomizationtypes.ts'
import { setNamespace } from './namespace.ts'
import { jsonPatchEntry, patchEntry, strategicPatches } from './patches.ts'
import type { Transform } from './patches.ts'
import { readReplacements, replace } from './replacements.ts'
import { setReplicas } from './replicas.ts'
import { mergeSpecs } from './transformerconfig.ts'
import type { TransformerConfig } from './transformerconfig.ts'

/** The steps that a kustomization asks for, in the order in which kustomize takes them, whatever the order in the file. @throws BuildFailure for what is wrong with one */
export function transforms(folder: Folder, kustomization: Kustomization, config: TransformerConfig, build: Build): Transform[] {
  const { namespace, namePrefix, nameSuffix, patchesStrategicMerge = [], patches = [], patchesJson6902 = [] } = kustomization
  const steps: Transform[] = []
  if (patchesStrategicMerge.length) steps.push(strategicPatches(folder, patchesStrategicMerge, build.schema))
  for (const entry of patches) steps.push(patchEntry(folder, entry, build.schema, build.yaml))
  if (namespace) steps.push(({ items }) => setNamespace(items, namespace, config.namespace))
  if (namePrefix) steps.push(({ items }) => addAffix(items, 'prefixes', namePrefix, config.namePrefix))
  if (nameSuffix) steps.push(({ items }) => addAffix(items, 'suffixes', nameSuffix, config.nameSuffix))
  for (const labels of kustomization.labels ?? []) steps.push(textsStep(labels.pairs ?? {}, labelFields(labels, config)))
  steps.push(textsStep(kustomization.commonLabels ?? {}, config.commonLabels))
  steps.push(textsStep(kustomization.commonAnnotations ?? {}, config.commonAnnotations))
  for (const entry of patchesJson6902) steps.push(jsonPatchEntry(folder, entry))
  for (const replicas of kustomization.replicas ?? []) steps.push((resources) => setReplicas(resources, replicas, config.replicas))
  for (const image of kustomization.images ?? []) steps.push(({ items }) => setImage(items, image, config.images))
  const replacements = readReplacements(folder, kustomization.replacements ?? [])
  steps.push(({ items }) => { for (const replacement of replacements) replace(items, replacement) })
  return steps
}

/** Which fields an entry of `labels` sets. */
function labelFields({ fields = [], includeSelectors, includeTemplates }: LabelSet, config: TransformerConfig): FieldSpec[] {
  const parts: readonly FieldSpec[][] = includeSelectors
    ? [config.labels, config.commonLabels]
    : [config.labels, ...(includeTemplates ? [config.templateLabels] : []), [{ path: 'metadata/labels', create: true }]]
  let merged: FieldSpec[] = fields
  for (const part of parts) {
    const more = mergeSpecs(merged, part)
    if (!more) throw new BuildFailure('failed to merge labels: conflicting fieldspecs')
    merged = more
  }
  return merged
}

/** Sets labels or annotations in all fields that have them. */
function textsStep(texts: Record<string, string>, specs: readonly FieldSpec[]): Transform {
  return ({ items }) => {
    for (const resource of items) for (const key of Object.keys(texts).sort()) changeFields(resource, specs, setEntry(key, texts[key]!), 'map')
  }
}
