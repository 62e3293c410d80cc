import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { revisionOf } from './annotations.ts'

export const HASH_LABEL = 'pod-template-hash'

/** The ReplicaSets of a Deployment: the one with its present template, and all others. */
export interface Sets { current: KubeObject | undefined; old: KubeObject[] }

/** Oldest first; among sets of one second, by name. */
export const byCreation = (a: KubeObject, b: KubeObject): number => {
  const left = a.metadata.creationTimestamp ?? '', right = b.metadata.creationTimestamp ?? ''
  if (left !== right) return left < right ? -1 : 1
  return a.metadata.name! < b.metadata.name! ? -1 : 1
}

/** Lowest revision first. */
export function byRevision(a: KubeObject, b: KubeObject): number {
  const left = revisionOf(a), right = revisionOf(b)
  return left === undefined || right === undefined || left === right ? byCreation(a, b) : left - right
}

/** Larger first, and among equals newer or older first. */
export const bySize = (newer: boolean) => (a: KubeObject, b: KubeObject): number =>
  b.spec.replicas - a.spec.replicas || (newer ? byCreation(b, a) : byCreation(a, b))

function withoutHash(template: Fields): Fields {
  const { [HASH_LABEL]: _, ...labels } = template.metadata?.labels ?? {}
  return { ...template, metadata: { ...template.metadata, labels } }
}

/** Whether two pod templates are the same but for the hash label. */
export const sameTemplate = (a: Fields, b: Fields): boolean => same(withoutHash(a), withoutHash(b))

/** Sorts out which set has the Deployment's template (the oldest one that has). The others come oldest first. */
export function sortOut(deployment: KubeObject, all: readonly KubeObject[]): Sets {
  const sets = [...all].sort(byCreation)
  const current = sets.find((set) => sameTemplate(set.spec.template, deployment.spec.template))
  return { current, old: sets.filter((set) => set !== current) }
}

export const allOf = ({ current, old }: Sets): KubeObject[] => (current ? [...old, current] : old)
/** Those that have pods, or ought to. */
export const active = (sets: readonly KubeObject[]): KubeObject[] => sets.filter((set) => set.spec.replicas > 0)

const sum = (sets: readonly KubeObject[], count: (set: KubeObject) => number | undefined): number => sets.reduce((total, set) => total + (count(set) ?? 0), 0)
/** How many pods the sets should have. */
export const wantedPods = (sets: readonly KubeObject[]): number => sum(sets, (set) => set.spec.replicas)
/** How many they have. */
export const actualPods = (sets: readonly KubeObject[]): number => sum(sets, (set) => set.status?.replicas)
export const readyPods = (sets: readonly KubeObject[]): number => sum(sets, (set) => set.status?.readyReplicas)
export const availablePods = (sets: readonly KubeObject[]): number => sum(sets, (set) => set.status?.availableReplicas)

/** Pods on their way out; undefined when a set that has been looked after does not tell. */
export function terminatingPods(sets: readonly KubeObject[]): number | undefined {
  const untold = sets.some((set) => set.status?.observedGeneration && set.status.terminatingReplicas === undefined)
  return untold ? undefined : sum(sets, (set) => set.status?.terminatingReplicas)
}

/** The highest revision; what is no number does not count. */
export const maxRevision = (sets: readonly KubeObject[]): number => Math.max(0, ...sets.map((set) => revisionOf(set) ?? 0))
