import type { Fields } from '../api/object.ts'
import { loadSchema } from '../api/schema/load.ts'
import { toYaml } from '../print/yaml/yaml.ts'
import type { Env } from '../env.ts'
import { accumulate } from './accumulate.ts'
import { setEntry, changeFields } from './fieldspec.ts'
import { Folder } from './folder.ts'
import { hashOf } from './hash.ts'
import { loadKustomization } from './kustomization.ts'
import { ordered } from './order.ts'
import { fixReferences } from './referencefix.ts'
import type { Resource } from './resource.ts'

export interface BuildOptions {
  /** Takes the warnings about old fields, a line each. */
  warn(line: string): void
  /** Whether files outside of a kustomization's folder may be read. */
  anyFile?: boolean
  /** Whether resources are sorted by kind, or stay in the order in which they are read. A kustomization's own `sortOptions` go first. */
  reorder?: 'legacy' | 'none'
  managedByLabel?: boolean
}

/** The label that says what made an object. */
const managedBy = { 'app.kubernetes.io/managed-by': 'kustomize-v5.8.1' }

/** Objects that are only there for other tools. */
function isLocal(resource: Resource): boolean {
  const mark = resource.annotations()['config.kubernetes.io/local-config']
  return mark !== undefined && mark !== 'false'
}

/**
 * Builds the kustomization of a folder, as `kubectl kustomize` and `-k` do (kustomize v5.8.1).
 * @param path the folder, as the user wrote it
 * @returns its objects, in the order to print them
 * @throws BuildFailure with kustomize's words
 */
export async function buildKustomization(env: Env, path: string, options: BuildOptions): Promise<Fields[]> {
  const folder = Folder.start(env, path, !options.anyFile)
  const kustomization = loadKustomization(folder, options.warn)
  const schema = await loadSchema()
  const { resources, config } = await accumulate(folder, kustomization, { schema, warn: options.warn, yaml: toYaml })
  for (const resource of resources.items) {
    if (!resource.needsHash) continue
    resource.storeId()
    resource.name = `${resource.name}-${await hashOf(resource)}`
  }
  fixReferences(resources.items, config.nameReference)
  const kept = ordered(resources.items.filter((resource) => !isLocal(resource)), kustomization.sortOptions, options.reorder ?? 'legacy')
  if (options.managedByLabel || kustomization.buildMetadata?.includes('managedByLabel')) {
    for (const resource of kept) for (const [key, value] of Object.entries(managedBy)) changeFields(resource, [{ path: 'metadata/labels', create: true }], setEntry(key, value), 'map')
  }
  return kept.map((resource) => {
    resource.setTexts('annotations', resource.annotations())
    return resource.object
  })
}

/** The objects as one text of YAML documents. */
export const buildText = (objects: readonly Fields[]): string => objects.map(toYaml).join('---\n')
