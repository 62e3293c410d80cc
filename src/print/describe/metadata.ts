import type { KubeObject, ObjectMeta } from '../../api/object.ts'
import { sortedKeys } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { listed, row } from './lines.ts'

type Pairs = Readonly<Record<string, string>> | undefined

/** Bytes of an annotation that are shown on one line. */
const longestLine = 140
const hidden = 'kubectl.kubernetes.io/last-applied-configuration'

/** A label with one `key=value` per line behind it, in key order. */
export const pairLines = (title: string, pairs: Pairs): Lines => listed(title, sortedKeys(pairs ?? {}).map((key) => `${key}=${pairs![key]}`))

/** `Labels:` with one pair per line. */
export const labelLines = (labels: Pairs, title = 'Labels'): Lines => pairLines(title, labels)

/** `Annotations:`, long or many-lined ones below their names. What apply keeps for itself is left out. */
export function annotationLines(annotations: Pairs, title = 'Annotations'): Lines {
  const keys = sortedKeys(annotations ?? {}).filter((key) => key !== hidden)
  return listed(title, keys.map((key) => {
    const value = annotations![key]!.replace(/\n$/, '')
    if (!value.includes('\n') && Buffer.byteLength(value) + Buffer.byteLength(key) + 2 <= longestLine) return `${key}: ${value}`
    return `${key}:\n${value.split('\n').map((line) => `\t  ${shorten(line, longestLine - 2)}`).join('\n')}`
  }))
}

/** At most so many bytes, then three dots. */
export function shorten(text: string, bytes: number): string {
  return Buffer.byteLength(text) > bytes ? `${Buffer.from(text).subarray(0, bytes).toString()}...` : text
}

/** Labels and annotations. */
export const metadataLines = ({ labels, annotations }: ObjectMeta): Lines => [...labelLines(labels), ...annotationLines(annotations)]

/** Name and namespace. */
export const nameLines = ({ metadata }: Pick<KubeObject, 'metadata'>): Lines => [row('Name', metadata.name ?? ''), row('Namespace', metadata.namespace ?? '')]

/** `ReplicaSet/web-1`: who controls an object. */
export function controllerOf({ ownerReferences = [] }: ObjectMeta): string | undefined {
  const owner = ownerReferences.find((reference) => reference.controller)
  return owner && `${owner.kind}/${owner.name}`
}
