import { BuildFailure } from './failure.ts'
import type { Kustomization } from './kustomizationtypes.ts'
import { sameGvk } from './resid.ts'
import type { ResId } from './resid.ts'
import type { Resource } from './resource.ts'

/** What others need comes first. */
const first = [
  'Namespace', 'ResourceQuota', 'StorageClass', 'CustomResourceDefinition', 'ServiceAccount', 'PodSecurityPolicy', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding',
  'ConfigMap', 'Secret', 'Endpoints', 'Service', 'LimitRange', 'PriorityClass', 'PersistentVolume', 'PersistentVolumeClaim', 'Deployment', 'StatefulSet', 'CronJob', 'PodDisruptionBudget',
]
const last = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']

const kindText = ({ group, version, kind }: ResId) => `${group || '~G'}_${version || '~V'}_${kind || '~K'}`
const text = (id: ResId) => `${id.kind || '[noKind]'}.${id.version || '[noVer]'}.${id.group || '[noGrp]'}|${id.namespace || '~X'}|${id.name || '~N'}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The resources in the order in which they are printed: by kind, as `sortOptions` or the `--reorder` flag say.
 * @throws BuildFailure for options that do not go together
 */
export function ordered(resources: readonly Resource[], options: Kustomization['sortOptions'], reorder: 'legacy' | 'none'): Resource[] {
  const order = options ? options.order ?? '' : reorder === 'legacy' ? 'legacy' : 'fifo'
  if (order !== 'fifo' && order !== 'legacy') throw new BuildFailure("the field 'sortOptions.order' must be one of [fifo, legacy]")
  const own = options?.legacySortOptions
  if (order === 'fifo' && own) throw new BuildFailure("the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'")
  if (order === 'fifo') return [...resources]
  const front = own ? own.orderFirst ?? [] : first, back = own ? own.orderLast ?? [] : last
  const places = new Map([...front.map((kind, at) => [kind, at - front.length] as const), ...back.map((kind, at) => [kind, at + 1] as const)])
  const keyed = resources.map((resource) => ({ resource, id: resource.currentId() }))
  keyed.sort((a, b) => {
    if (sameGvk(a.id, b.id)) return compare(text(a.id), text(b.id))
    return (places.get(a.id.kind) ?? 0) - (places.get(b.id.kind) ?? 0) || compare(kindText(a.id), kindText(b.id))
  })
  return keyed.map(({ resource }) => resource)
}
