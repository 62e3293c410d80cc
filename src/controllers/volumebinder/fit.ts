import { matches, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { compareQuantities, parseQuantity } from '../../api/quantity.ts'
import type { Node } from '../../api/types/core.v1.ts'
import { matchesTerm } from '../scheduler/affinity.ts'

const CLASS = 'volume.beta.kubernetes.io/storage-class'

/** The storage class of a volume or claim; '' when it has none. */
export const classOf = ({ metadata, spec }: KubeObject): string => metadata.annotations?.[CLASS] ?? spec.storageClassName ?? ''

const size = (text: unknown) => parseQuantity(String(text ?? '0'))
export const requestOf = ({ spec }: KubeObject): string => spec.resources?.requests?.storage ?? '0'
const isLarge = (volume: KubeObject, claim: KubeObject) => compareQuantities(size(volume.spec.capacity?.storage), size(requestOf(claim))) >= 0
const hasModes = (volume: KubeObject, claim: KubeObject) => (claim.spec.accessModes ?? []).every((mode: string) => volume.spec.accessModes?.includes(mode))
const mode = ({ spec }: KubeObject): string => spec.volumeMode ?? 'Filesystem'

/** Why a volume that a claim names is not for it; undefined when it is. `kubernetes: pkg/controller/volume/persistentvolume` */
export function unsuitable(volume: KubeObject, claim: KubeObject): string | undefined {
  if (volume.metadata.deletionTimestamp) return undefined
  if (!isLarge(volume, claim)) return 'requested PV is too small'
  if (classOf(volume) !== classOf(claim)) return 'storageClassName does not match'
  if ((volume.spec.volumeAttributesClassName ?? '') !== (claim.spec.volumeAttributesClassName ?? '')) return 'volumeAttributesClassName does not match'
  if (mode(volume) !== mode(claim)) return 'incompatible volumeMode'
  return hasModes(volume, claim) ? undefined : 'incompatible accessMode'
}

/** Whether a volume's claimRef means this claim; one without uid was written by hand. */
export const isBoundTo = ({ spec }: KubeObject, { metadata }: KubeObject): boolean => {
  const ref: Fields | undefined = spec.claimRef
  return !!ref && ref.namespace === metadata.namespace && ref.name === metadata.name && (!ref.uid || ref.uid === metadata.uid)
}

/** The volume that a claim gets: one reserved for it, else the smallest that is free and fits. With `node`, one that can be reached from there. */
export function bestMatch(claim: KubeObject, volumes: readonly KubeObject[], node?: Node): KubeObject | undefined {
  const selector = selectorFromObject(claim.spec.selector ?? {})
  const fits = (volume: KubeObject) => !unsuitable(volume, claim) && !volume.metadata.deletionTimestamp
  const reserved = volumes.find((volume) => volume.spec.claimRef && isBoundTo(volume, claim) && fits(volume))
  if (reserved) return reserved
  return volumes
    .filter((volume) => !volume.spec.claimRef && volume.status?.phase === 'Available' && fits(volume) && (!claim.spec.selector || matches(selector, volume.metadata.labels)) && (!node || isReachable(volume, node)))
    .reduce<KubeObject | undefined>((best, volume) => (best && compareQuantities(size(best.spec.capacity.storage), size(volume.spec.capacity.storage)) <= 0 ? best : volume), undefined)
}

/** Whether a node can use a volume. */
export const isReachable = ({ spec }: KubeObject, node: Node): boolean => {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms
  return !terms || terms.some((term: any) => matchesTerm(term, node))
}
