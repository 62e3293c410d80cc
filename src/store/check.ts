import type { KubeObject } from '../api/object.ts'
import { damaged, parseState } from './damage.ts'
import { Entries } from './entries.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where an entry of a document starts in its text, roughly: the first line that names it as a key. */
function offsetOf(text: string, name: string): number {
  const line = new RegExp(`^[ \\t]*${JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[ \\t]*:`, 'm').exec(text)
  return line ? line.index + line[0].indexOf('"') : 0
}

/** What is wrong with an object that stands under a name in a file of a namespace ('' for `_cluster`). */
function objectFault(name: string, namespace: string, object: unknown): string | undefined {
  if (!isRecord(object)) return `"${name}" is not an object`
  for (const field of ['apiVersion', 'kind']) if (typeof object[field] !== 'string') return `"${name}" has no "${field}"`
  if (!isRecord(object.metadata)) return `"${name}" has no "metadata"`
  const { metadata } = object as KubeObject
  if (metadata.name !== name) return `"${name}" has the "metadata.name" ${JSON.stringify(metadata.name) ?? 'missing'}`
  if ((metadata.namespace ?? '') !== namespace) return `"${name}" has the "metadata.namespace" ${JSON.stringify(metadata.namespace) ?? 'missing'}`
  for (const field of ['uid', 'resourceVersion', 'creationTimestamp']) if (typeof metadata[field] !== 'string') return `"${name}" has no "metadata.${field}"`
  return undefined
}

/**
 * Parses a document that was not written by a commit as it stands, and looks whether it can be used.
 * @param file the file's name in errors
 * @param path its path inside the cluster's folder
 * @throws StateError
 */
export function checkDocument(file: string, path: string, text: string): Entries {
  const values = parseState(file, text)
  if (!isRecord(values)) throw damaged(file, text, 0, 'expected an object')
  const [folder, , last] = path.split('/')
  if (folder === 'objects') {
    const namespace = last === '_cluster.json' ? '' : decodeURIComponent(last.slice(0, -5))
    for (const [name, object] of Object.entries(values)) {
      const fault = objectFault(name, namespace, object)
      if (fault) throw damaged(file, text, offsetOf(text, name), fault)
    }
  }
  return Entries.of(Object.entries(values))
}
