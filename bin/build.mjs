// Bundles src into dist: one CommonJS entry for the command, one for the in-process API, and lazy chunks they share.
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
rmSync(dist, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: join(root, 'src/main.ts'), index: join(root, 'src/index.ts') },
  platform: 'node',
  treeshake: true,
})
await bundle.write({ dir: dist, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs', minify: true, exports: 'named' })
await bundle.close()
