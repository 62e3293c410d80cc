// npm run build: the bundle and its types into dist.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, declarations, root } from './bundle.mjs'

// Made beside and then moved, so that a fauxctl which runs meanwhile finds the old or the new, not half of one.
const fresh = join(root, 'node_modules', `.dist-${process.pid}`)
const dist = join(root, 'dist')

try {
  await Promise.all([bundle(fresh), declarations(join(fresh, 'types'))])
  if (existsSync(dist)) renameSync(dist, `${fresh}-old`)
  renameSync(fresh, dist)
} finally {
  for (const folder of [fresh, `${fresh}-old`]) rmSync(folder, { recursive: true, force: true })
}
