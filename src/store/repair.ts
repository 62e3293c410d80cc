import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkDocument } from './check.ts'
import { StateError } from './contract.ts'
import { ClusterFiles, goodFolder } from './files.ts'
import type { StoreHost } from './lock.ts'
import { FileLock } from './lock.ts'
import { metaFile, readMeta } from './metafile.ts'

/** What was done about one damaged file. Paths are absolute. */
export interface Repair {
  file: string
  /** What was wrong, with line and column. */
  reason: string
  /** Where the damaged file is now; undefined when it was missing. */
  keptAs: string | undefined
  /** Whether there was a last good version to bring back. */
  restored: boolean
}

/** What is wrong with a file of a cluster; undefined when it can be used. */
function faultOf(files: ClusterFiles, path: string): string | undefined {
  try {
    if (path === metaFile) readMeta(files)
    else {
      const text = files.read(path)
      if (text === undefined) return undefined
      checkDocument(files.absolute(path), path, text)
    }
    return undefined
  } catch (error) {
    if (error instanceof StateError) return error.message.split('\n')[0]
    throw error
  }
}

function repairFile(files: ClusterFiles, path: string, reason: string): Repair {
  const file = files.absolute(path)
  let keptAs: string | undefined
  if (existsSync(file)) {
    let number = 1
    while (existsSync(`${file}.broken-${number}`)) number++
    keptAs = `${file}.broken-${number}`
    renameSync(file, keptAs)
  }
  const good = `${goodFolder}/${path}`
  const restored = existsSync(files.absolute(good))
  if (restored) {
    files.makeFolder(dirname(path))
    copyFileSync(files.absolute(good), file)
  }
  return { file, reason, keptAs, restored }
}

/**
 * Looks at every file of a cluster and brings back the last good version of those that make no sense.
 * The damaged ones stay beside them as `<name>.broken-N`.
 */
export async function repairCluster(folder: string, host: StoreHost): Promise<Repair[]> {
  if (!existsSync(folder)) return []
  const files = new ClusterFiles(folder, host.pid)
  const lock = new FileLock(files.absolute('lock'), host)
  await lock.take()
  try {
    const repairs: Repair[] = []
    const look = (path: string) => {
      const reason = faultOf(files, path)
      if (reason) repairs.push(repairFile(files, path, reason))
    }
    files.recover()
    for (const path of new Set([metaFile, ...files.documents()])) if (path.endsWith('.json')) look(path)
    return repairs
  } finally { lock.release() }
}
