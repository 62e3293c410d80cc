import type { KubeObject } from '../../api/object.ts'

/** A pod keeps it until its end has been counted. */
export const TRACKING = 'batch.kubernetes.io/job-tracking'
export const INDEX = 'batch.kubernetes.io/job-completion-index'

/** The pods of a Job by what they mean to it. Pods without the tracking finalizer have been counted before. */
export interface JobPods {
  active: KubeObject[]
  /** Ended and not counted yet. */
  succeeded: KubeObject[]
  failed: KubeObject[]
  /** Being deleted while their containers may still run. */
  terminating: KubeObject[]
}

const isTracked = ({ metadata }: KubeObject): boolean => metadata.finalizers?.includes(TRACKING) ?? false

/** Sorts a Job's pods out. A pod that is deleted while it runs counts as failed, unless only ended pods are replaced. */
export function sortPods({ spec }: KubeObject, pods: readonly KubeObject[]): JobPods {
  const sorted: JobPods = { active: [], succeeded: [], failed: [], terminating: [] }
  const onlyEnded = spec.podReplacementPolicy === 'Failed'
  for (const pod of pods) {
    const { phase } = pod.status ?? {}
    const dying = pod.metadata.deletionTimestamp !== undefined
    if (phase === 'Succeeded' || phase === 'Failed') {
      if (isTracked(pod)) sorted[phase === 'Succeeded' ? 'succeeded' : 'failed'].push(pod)
    } else if (!dying) sorted.active.push(pod)
    else {
      sorted.terminating.push(pod)
      if (!onlyEnded && isTracked(pod)) sorted.failed.push(pod)
    }
  }
  return sorted
}

/** The index of an indexed Job's pod. */
export function indexOf({ metadata }: KubeObject): number | undefined {
  const text = metadata.annotations?.[INDEX]
  return text === undefined ? undefined : Number(text)
}

/** `0,2-5`, as completedIndexes has it. */
export function formatIndexes(indexes: Iterable<number>): string {
  const sorted = [...new Set(indexes)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let i = 0; i < sorted.length;) {
    let end = i
    while (sorted[end + 1] === sorted[end]! + 1) end++
    parts.push(end === i ? `${sorted[i]}` : end === i + 1 ? `${sorted[i]},${sorted[end]}` : `${sorted[i]}-${sorted[end]}`)
    i = end + 1
  }
  return parts.join(',')
}

/** The reverse of {@link formatIndexes}. */
export function parseIndexes(text: string | undefined): Set<number> {
  const indexes = new Set<number>()
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [from, to = from] = part.split('-').map(Number)
    for (let index = from!; index <= to!; index++) indexes.add(index)
  }
  return indexes
}
