// npm run build: the bundle and its types into dist.
import { execFile } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundle, root } from './bundle.mjs'

// Made beside and then moved, so that a fauxctl which runs meanwhile finds the old or the new, not half of one.
const fresh = join(root, 'node_modules', `.dist-${process.pid}`)
const dist = join(root, 'dist')

/** Type declarations of the in-process API. */
const types = () => promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig',
  '--target', 'es2023', '--lib', 'es2023', '--module', 'preserve', '--moduleResolution', 'bundler', '--types', 'node', '--strict', '--skipLibCheck',
  '--allowImportingTsExtensions', '--esModuleInterop', '--emitDeclarationOnly', '--declaration', '--noCheck', '--rootDir', join(root, 'src'), '--outDir', join(fresh, 'types'), join(root, 'src/index.ts')])

try {
  await Promise.all([bundle(fresh), types()])
  if (existsSync(dist)) renameSync(dist, `${fresh}-old`)
  renameSync(fresh, dist)
} finally {
  for (const folder of [fresh, `${fresh}-old`]) rmSync(folder, { recursive: true, force: true })
}
