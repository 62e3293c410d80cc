import type { Fields, KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { formatSelector, selectorFromObject } from '../../api/labels.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { listAll } from '../../client/visit.ts'

/** The annotation that counts the rollouts of a deployment, on it and on its replica sets. */
export const REVISION = 'deployment.kubernetes.io/revision'
export const CHANGE_CAUSE = 'kubernetes.io/change-cause'
export const TEMPLATE_HASH = 'pod-template-hash'

/** The objects of a resource that are controlled by `owner` and carry the labels of its selector. */
export async function controlledBy(ctx: CommandContext, word: string, owner: KubeObject): Promise<KubeObject[]> {
  const resource = resourceFor(await ctx.client.resources(), word)
  const owned: KubeObject[] = []
  const labelSelector = formatSelector(selectorFromObject(owner.spec.selector))
  for await (const object of listAll(ctx, resource, owner.metadata.namespace, { labelSelector }, 0)) {
    if (object.metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === owner.metadata.uid)) owned.push(object)
  }
  return owned
}

/** The replica sets of a deployment, the present one last (kubectl: util/deployment). */
export async function replicaSetsOf(ctx: CommandContext, deployment: KubeObject): Promise<KubeObject[]> {
  const sets = await controlledBy(ctx, 'replicasets.apps', deployment)
  const age = ({ metadata }: KubeObject) => `${metadata.creationTimestamp} ${metadata.name}`
  sets.sort((a, b) => (age(a) < age(b) ? -1 : 1))
  const present = sets.find((set) => sameTemplate(set.spec.template, deployment.spec.template))
  return present ? [...sets.filter((set) => set !== present), present] : sets
}

/** The revision number of a replica set: 0 without one, undefined when it is no number. */
export function revisionOf({ metadata }: KubeObject): number | undefined {
  const text = metadata.annotations?.[REVISION] ?? '0'
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined
}

/** A pod template without the label that tells replica sets apart. */
export function withoutHash(template: Fields): Fields {
  const copy = clone(template)
  if (copy.metadata?.labels) delete copy.metadata.labels[TEMPLATE_HASH]
  return copy
}

/** Whether two pod templates are the same but for the hash label; empty maps count as missing. */
export function sameTemplate(a: Fields, b: Fields): boolean {
  const bare = (template: Fields) => {
    const copy = withoutHash(template)
    for (const name of ['labels', 'annotations']) if (copy.metadata?.[name] && !Object.keys(copy.metadata[name] as Fields).length) delete copy.metadata[name]
    return copy
  }
  return same(bare(a), bare(b))
}
