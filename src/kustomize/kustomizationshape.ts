import { anything, listOf, long, mapOf, struct, text, truth, whole } from './shape.ts'
import type { Shape } from './shape.ts'

const texts = listOf(text)
const pairs = mapOf(text)
const gvk = { group: text, version: text, kind: text }
const id = { ...gvk, name: text, namespace: text }
const target = struct('types.Selector', { ...id, annotationSelector: text, labelSelector: text })
const patch = struct('types.Patch', { path: text, patch: text, target, options: struct('types.PatchArgs', { allowNameChange: truth, allowKindChange: truth }) })
const image = struct('types.Image', { name: text, newName: text, tagSuffix: text, newTag: text, digest: text })
const options = struct('types.GeneratorOptions', { labels: pairs, annotations: pairs, disableNameSuffixHash: truth, immutable: truth })
const generator = { namespace: text, name: text, behavior: text, literals: texts, files: texts, envs: texts, env: text, options }
export const fieldSpec = struct('types.FieldSpec', { ...gvk, path: text, create: truth })
const fieldOptions = struct('types.FieldOptions', { delimiter: text, index: whole, encoding: text, create: truth })
const replacement = {
  source: struct('types.SourceSelector', { ...id, fieldPath: text, options: fieldOptions }),
  sourceValue: text,
  targets: listOf(struct('types.TargetSelector', { select: target, reject: listOf(target), fieldPaths: texts, options: fieldOptions })),
}
/** The replacements of a file: a list of them, or one. */
export const replacementShape: Shape = struct('types.Replacement', replacement)

/** Every field that a kustomization may have. */
export const kustomizationShape: Shape = struct('types.Kustomization', {
  apiVersion: text, kind: text,
  metadata: struct('types.ObjectMeta', { name: text, namespace: text, labels: pairs, annotations: pairs }),
  openapi: pairs,
  namePrefix: text, nameSuffix: text, namespace: text,
  commonLabels: pairs,
  labels: listOf(struct('types.Label', { pairs, includeSelectors: truth, includeTemplates: truth, fields: listOf(fieldSpec) })),
  commonAnnotations: pairs,
  patchesStrategicMerge: listOf({ is: 'string', go: 'types.PatchStrategicMerge' }),
  patchesJson6902: listOf(patch), patches: listOf(patch),
  images: listOf(image), imageTags: listOf(image),
  replacements: listOf(struct('types.ReplacementField', { ...replacement, path: text })),
  replicas: listOf(struct('types.Replica', { name: text, count: long })),
  vars: listOf(struct('types.Var', { name: text, objref: struct('types.Target', { ...id, apiVersion: text }), fieldref: struct('types.FieldSelector', { fieldPath: text }) })),
  sortOptions: struct('types.SortOptions', { order: text, legacySortOptions: struct('types.LegacySortOptions', { orderFirst: texts, orderLast: texts }) }),
  resources: texts, components: texts, crds: texts, bases: texts,
  configMapGenerator: listOf(struct('types.ConfigMapArgs', generator)),
  secretGenerator: listOf(struct('types.SecretArgs', { ...generator, type: text })),
  helmGlobals: anything, helmCharts: listOf(anything), helmChartInflationGenerator: listOf(anything),
  generatorOptions: options,
  configurations: texts, generators: texts, transformers: texts, validators: texts, buildMetadata: texts,
})
