import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { hashTemplate } from '../../kinds/workload/hash.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerReference } from '../contract.ts'

export const REVISIONS = 'controllerrevisions.apps'

/** What a revision keeps of its owner: a patch that brings the pod template back. */
const dataOf = ({ spec }: KubeObject): Fields => ({ spec: { template: { ...clone(spec.template), $patch: 'replace' } } })

/** The pod template that a revision keeps. */
export function templateOf(revision: KubeObject): Fields {
  const { $patch: _, ...template } = revision.data.spec.template
  return template
}

/** An owner's revisions, oldest first. */
export function revisionsOf(owner: KubeObject, api: ControllerApi): KubeObject[] {
  const selector = selectorFromObject(owner.spec.selector)
  return api.owned(REVISIONS, owner.metadata.namespace!, owner.metadata.uid!).filter(({ metadata }) => matches(selector, metadata.labels)).sort((a, b) => a.revision - b.revision)
}

/**
 * The revision of the owner's present template: the newest one, an old one that becomes the newest again, or a new one.
 * `hashLabel`: the label that carries its hash.
 */
export function presentRevision(owner: KubeObject, known: readonly KubeObject[], hashLabel: string, api: ControllerApi): KubeObject {
  const data = dataOf(owner)
  const newest = known.at(-1)
  const equal = known.findLast((revision) => same(revision.data, data))
  if (equal && equal === newest) return equal
  const revision = (newest?.revision ?? 0) + 1
  if (equal) return api.update(REVISIONS, { ...equal, revision })
  const hash = hashTemplate(data, owner.status?.collisionCount || undefined)
  return api.create(REVISIONS, {
    apiVersion: 'apps/v1', kind: 'ControllerRevision',
    metadata: {
      name: `${owner.metadata.name}-${hash}`, namespace: owner.metadata.namespace,
      ...(owner.metadata.annotations && { annotations: { ...owner.metadata.annotations } }),
      labels: { ...owner.spec.template.metadata?.labels, [hashLabel]: hash },
      ownerReferences: [controllerReference(owner)],
    },
    data, revision,
  })
}

/** Deletes the oldest revisions that nobody uses beyond the owner's revisionHistoryLimit. `used`: names. */
export function truncateHistory(owner: KubeObject, known: readonly KubeObject[], used: ReadonlySet<string>, api: ControllerApi): void {
  const idle = known.filter(({ metadata }) => !used.has(metadata.name!))
  const surplus = idle.length - (owner.spec.revisionHistoryLimit ?? 10)
  for (const { metadata } of idle.slice(0, Math.max(0, surplus))) api.delete(REVISIONS, metadata.namespace, metadata.name!)
}
