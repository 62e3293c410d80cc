import type { Fields } from '../api/object.ts'
import { yamlToJson } from '../api/yaml/decode.ts'
import { YamlError } from '../api/yaml/error.ts'
import { BuildFailure, messageOf } from './failure.ts'
import type { Folder } from './folder.ts'
import type { Kustomization } from './kustomizationtypes.ts'
import { kustomizationShape } from './kustomizationshape.ts'
import { shaped } from './shape.ts'

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']
const fix = "Run 'kustomize edit fix' to update your Kustomization automatically."

/** Fields that are still taken, with a warning that names what to use. */
const deprecated: readonly [field: keyof Kustomization, instead: string, note?: string][] = [
  ['bases', 'resources'], ['commonLabels', 'labels'], ['imageTags', 'images'], ['patchesJson6902', 'patches'], ['patchesStrategicMerge', 'patches'], ['vars', 'replacements', '[EXPERIMENTAL] '],
]

function fileText(folder: Folder): string {
  const found = fileNames.filter((name) => folder.has(name))
  if (!found.length) throw new BuildFailure(`unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder.root}'`)
  if (found.length > 1) throw new BuildFailure(`Found multiple kustomization files under: ${folder.root}\n`)
  return folder.text(found[0]!)
}

function decode(text: string): Kustomization {
  try {
    return (shaped(yamlToJson(text), kustomizationShape) ?? {}) as Kustomization
  } catch (error) {
    throw new BuildFailure(`invalid Kustomization: ${error instanceof YamlError ? error.message : messageOf(error)}`)
  }
}

const isNothing = (value: unknown) => value === undefined || value === ''

/**
 * The kustomization of a folder, old fields moved to where they belong now.
 * @param warn takes a line for each old field
 * @throws BuildFailure when there is none, or it is not as it must be
 */
export function loadKustomization(folder: Folder, warn: (line: string) => void): Kustomization {
  const { apiVersion, kind, ...rest } = decode(fileText(folder))
  for (const [field, instead, note = ''] of deprecated) {
    if (rest[field as keyof typeof rest] !== undefined) warn(`# Warning: '${field}' is deprecated. Please use '${instead}' instead. ${note}${fix}`)
  }
  if (Object.values(rest).every(isNothing)) throw new BuildFailure('kustomization.yaml is empty')
  const flaws = identityFlaws(apiVersion || undefined, kind || 'Kustomization')
  if (flaws.length) throw new BuildFailure(`Failed to read kustomization file under ${folder.root}:\n${flaws.join('\n')}`)
  refuseUnsupported(rest)
  const withEnvs = (args: Fields): Fields => (args.env ? { ...args, envs: [...((args.envs as string[]) ?? []), args.env] } : args)
  return {
    ...rest,
    kind: kind || 'Kustomization',
    resources: [...(rest.resources ?? []), ...(rest.bases ?? [])],
    images: [...(rest.images ?? []), ...(rest.imageTags ?? [])],
    configMapGenerator: rest.configMapGenerator?.map((args) => withEnvs(args as Fields)) as Kustomization['configMapGenerator'],
    secretGenerator: rest.secretGenerator?.map((args) => withEnvs(args as Fields)) as Kustomization['secretGenerator'],
  }
}

function identityFlaws(apiVersion: string | undefined, kind: string): string[] {
  const flaws: string[] = []
  if (kind !== 'Kustomization' && kind !== 'Component') flaws.push('kind should be Kustomization or Component')
  const wanted = `kustomize.config.k8s.io/${kind === 'Component' ? 'v1alpha1' : 'v1beta1'}`
  if (apiVersion !== undefined && apiVersion !== wanted) flaws.push(`apiVersion for ${kind} should be ${wanted}`)
  return flaws
}

/** Fields that need programs of others, or that we do not have: said once, before anything is built. */
function refuseUnsupported(kustomization: Kustomization): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers', 'validators', 'vars'] as const) {
    if (kustomization[field]?.length) throw new BuildFailure(`fauxctl does not support '${field}' in a kustomization`)
  }
  for (const option of kustomization.buildMetadata ?? []) {
    if (option !== 'managedByLabel') throw new BuildFailure(`fauxctl does not support '${option}' in the buildMetadata of a kustomization`)
  }
}
