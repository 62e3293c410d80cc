import { yamlToJson } from '../api/yaml/decode.ts'
import { YamlError } from '../api/yaml/error.ts'
import { BuildFailure } from './failure.ts'
import type { Folder } from './folder.ts'
import type { FieldSpec } from './kustomizationtypes.ts'
import { fieldSpec } from './kustomizationshape.ts'
import { listOf, shaped, struct, text } from './shape.ts'
import { mergeSpecs } from './transformerconfig.ts'
import type { TransformerConfig } from './transformerconfig.ts'

const lists = ['namePrefix', 'nameSuffix', 'namespace', 'labels', 'commonLabels', 'templateLabels', 'commonAnnotations', 'images', 'replicas'] as const
const specs = listOf(fieldSpec)
const configShape = struct('builtinconfig.TransformerConfig', {
  ...Object.fromEntries(lists.map((name) => [name, specs])), varReference: specs,
  nameReference: listOf(struct('builtinconfig.NameBackReferences', { group: text, version: text, kind: text, fieldSpecs: specs })),
})

/** The files of `configurations`: more fields for the transformers to change. @throws BuildFailure */
export function readConfigurations(folder: Folder, paths: readonly string[]): Partial<TransformerConfig> {
  const config: Partial<TransformerConfig> = {}
  for (const path of paths) {
    try {
      mergeConfig(config, (shaped(yamlToJson(folder.text(path)), configShape) ?? {}) as Partial<TransformerConfig>)
    } catch (error) {
      if (!(error instanceof YamlError)) throw error
      throw new BuildFailure(`error converting YAML to JSON: ${error.message}`)
    }
  }
  return config
}

/** Adds what one configuration has to another. @throws BuildFailure when they contradict each other */
export function mergeConfig(into: Partial<TransformerConfig>, more: Partial<TransformerConfig>): void {
  for (const name of lists) if (more[name]) into[name] = merged(into[name] ?? [], more[name])
  for (const reference of more.nameReference ?? []) {
    const all = (into.nameReference ??= [])
    const known = all.find((other) => (['group', 'version', 'kind'] as const).every((part) => (other[part] ?? '') === (reference[part] ?? '')))
    if (known) known.fieldSpecs = merged(known.fieldSpecs, reference.fieldSpecs ?? [])
    else all.push({ ...reference, fieldSpecs: [...(reference.fieldSpecs ?? [])] })
  }
}

function merged(specs: readonly FieldSpec[], more: readonly FieldSpec[]): FieldSpec[] {
  const all = mergeSpecs(specs, more)
  if (!all) throw new BuildFailure('conflicting fieldspecs')
  return all
}
