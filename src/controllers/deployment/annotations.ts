import type { KubeObject } from '../../api/object.ts'
import { maxSurge } from './surge.ts'

export const REVISION = 'deployment.kubernetes.io/revision'
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'
export const ROLLBACK_TO = 'deprecated.deployment.rollback.to'

/** What a ReplicaSet does not inherit from its Deployment. */
const NOT_COPIED = new Set(['kubectl.kubernetes.io/last-applied-configuration', REVISION, REVISION_HISTORY, DESIRED_REPLICAS, MAX_REPLICAS, ROLLBACK_TO])

/** The list of former revisions grows no longer than this. */
const HISTORY_LIMIT = 2000

type Annotations = Record<string, string>
const annotationsOf = (object: KubeObject): Annotations => object.metadata.annotations ?? {}
const wholeNumber = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined)

/** The revision of a ReplicaSet: 0 where none is written, undefined where it is no number. */
export function revisionOf(set: KubeObject): number | undefined {
  const text = annotationsOf(set)[REVISION]
  return text === undefined ? 0 : wholeNumber(text)
}

/** How large the Deployment was when this set was last scaled. */
export const desiredReplicas = (set: KubeObject): number | undefined => wholeNumber(annotationsOf(set)[DESIRED_REPLICAS])
/** The most pods the Deployment could have then. */
export const maxReplicas = (set: KubeObject): number | undefined => wholeNumber(annotationsOf(set)[MAX_REPLICAS])

/** The size annotations that the sets of a Deployment carry now. */
export function sizeAnnotations(deployment: KubeObject): Annotations {
  const { replicas } = deployment.spec
  return { [DESIRED_REPLICAS]: `${replicas}`, [MAX_REPLICAS]: `${replicas + maxSurge(deployment)}` }
}

const copied = (from: KubeObject): Annotations => Object.fromEntries(Object.entries(annotationsOf(from)).filter(([key]) => !NOT_COPIED.has(key)))

/** Annotations of the current ReplicaSet: the Deployment's own, and the revision, which only ever grows. */
export function newSetAnnotations(deployment: KubeObject, set: KubeObject, revision: number): Annotations {
  const annotations = { ...annotationsOf(set), ...copied(deployment) }
  const text = annotations[REVISION]
  const before = text === undefined || text === '' ? 0 : wholeNumber(text)
  if (before === undefined || before >= revision) return annotations
  annotations[REVISION] = `${revision}`
  // It had a revision and gets a newer one: a rollback. The old one is kept for history.
  if (text !== undefined) {
    const history = withRevision(annotations[REVISION_HISTORY], text)
    if (history !== undefined) annotations[REVISION_HISTORY] = history
  }
  return annotations
}

/** Appends a revision to `1,3`, dropping the oldest ones where it grows too long. */
function withRevision(history: string | undefined, revision: string): string | undefined {
  if (!history) return revision
  const revisions = [...history.split(','), revision]
  while (revisions.length > 1 && revisions.join(',').length > HISTORY_LIMIT) revisions.shift()
  return revisions.join(',')
}

/** A Deployment's annotations once it is rolled back to `set`: its own bookkeeping, the rest from the set. */
export const rolledBackAnnotations = (deployment: KubeObject, set: KubeObject): Annotations =>
  ({ ...Object.fromEntries(Object.entries(annotationsOf(deployment)).filter(([key]) => NOT_COPIED.has(key))), ...copied(set) })
