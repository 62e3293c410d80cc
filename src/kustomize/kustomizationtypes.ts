import type { Gvk } from './groupversion.ts'

/** A kustomization as its file has it (kustomize: api/types). Fields that are not given are missing. */
export interface Kustomization {
  apiVersion?: string
  kind?: string
  metadata?: object
  openapi?: Record<string, string>
  namePrefix?: string
  nameSuffix?: string
  namespace?: string
  commonLabels?: Record<string, string>
  labels?: LabelSet[]
  commonAnnotations?: Record<string, string>
  patchesStrategicMerge?: string[]
  patchesJson6902?: PatchEntry[]
  patches?: PatchEntry[]
  images?: ImageChange[]
  imageTags?: ImageChange[]
  replacements?: ReplacementEntry[]
  replicas?: { name?: string; count?: number }[]
  vars?: object[]
  sortOptions?: { order?: string; legacySortOptions?: { orderFirst?: string[]; orderLast?: string[] } }
  resources?: string[]
  components?: string[]
  crds?: string[]
  bases?: string[]
  configMapGenerator?: GeneratorArgs[]
  secretGenerator?: GeneratorArgs[]
  helmGlobals?: object
  helmCharts?: object[]
  helmChartInflationGenerator?: object[]
  generatorOptions?: GeneratorOptions
  configurations?: string[]
  generators?: string[]
  transformers?: string[]
  validators?: string[]
  buildMetadata?: string[]
}

/** A field that a transformer changes, in objects of some kinds. Its path has slashes; `[]` behind a part says that it is a list. */
export interface FieldSpec extends Partial<Gvk> { path?: string; create?: boolean }

export interface LabelSet { pairs?: Record<string, string>; includeSelectors?: boolean; includeTemplates?: boolean; fields?: FieldSpec[] }

/** Which resources: regular expressions for the parts of an id, and selectors. */
export interface Target extends Partial<Gvk> { name?: string; namespace?: string; annotationSelector?: string; labelSelector?: string }

export interface PatchEntry { path?: string; patch?: string; target?: Target; options?: { allowNameChange?: boolean; allowKindChange?: boolean } }

export interface ImageChange { name?: string; newName?: string; tagSuffix?: string; newTag?: string; digest?: string }

export interface GeneratorOptions { labels?: Record<string, string>; annotations?: Record<string, string>; disableNameSuffixHash?: boolean; immutable?: boolean }

export interface GeneratorArgs {
  namespace?: string
  name?: string
  behavior?: string
  literals?: string[]
  files?: string[]
  envs?: string[]
  env?: string
  options?: GeneratorOptions
  /** Of secrets only. */
  type?: string
}

export interface FieldOptions { delimiter?: string; index?: number; encoding?: string; create?: boolean }

export interface Replacement {
  source?: Partial<Gvk> & { name?: string; namespace?: string; fieldPath?: string; options?: FieldOptions }
  sourceValue?: string
  targets?: { select?: Target; reject?: Target[]; fieldPaths?: string[]; options?: FieldOptions }[]
}

export interface ReplacementEntry extends Replacement { path?: string }
