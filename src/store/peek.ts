import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StateError } from './contract.ts'
import { ClusterFiles } from './files.ts'
import type { StoredMeta } from './meta.ts'
import { readMeta } from './metafile.ts'

/** What a cluster's `cluster.json` says, without lock or change; undefined when there is none or it makes no sense. */
export function peekMeta(folder: string): StoredMeta | undefined {
  try { return readMeta(new ClusterFiles(folder, 0))?.meta } catch (error) {
    if (error instanceof StateError) return undefined
    throw error
  }
}

/** Bytes of all files below a folder. */
export function folderSize(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    bytes += entry.isDirectory() ? folderSize(path) : statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}
