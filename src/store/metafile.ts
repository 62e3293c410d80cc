import { damaged, missing, parseState } from './damage.ts'
import type { ClusterFiles } from './files.ts'
import type { StoredMeta } from './meta.ts'
import { metaFault } from './meta.ts'

export const metaFile = 'cluster.json'

export const metaText = (meta: StoredMeta) => `${JSON.stringify(meta, null, 1)}\n`

/** Reads `cluster.json`; undefined when the folder holds no cluster yet. @throws StateError */
export function readMeta(files: ClusterFiles): { meta: StoredMeta; text: string } | undefined {
  const text = files.read(metaFile)
  if (text === undefined) {
    if (files.documents().some((path) => path.startsWith('objects/'))) throw missing(files.absolute(metaFile))
    return undefined
  }
  const meta = parseState(files.absolute(metaFile), text)
  const fault = metaFault(meta)
  if (fault) throw damaged(files.absolute(metaFile), text, 0, fault)
  return { meta: meta as StoredMeta, text }
}
