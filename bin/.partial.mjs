// Bundles src into dist: one CommonJS entry for the command, one for the in-process API, the lazy chunks they share, and types.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'

const root = "/work/main"
// Made beside and then moved, so that a fauxctl which runs meanwhile finds the old or the new, not half of one.
const dist = join(root, 'node_modules', `.dist-${process.pid}`)

const inputs = Object.fromEntries(['main', 'index'].map((name) => [name, join(root, `src/${name}.ts`)]).filter(([, file]) => existsSync(file)))

/** Type declarations of the in-process API. */
const types = () => promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig',
  '--target', 'es2023', '--lib', 'es2023', '--module', 'preserve', '--moduleResolution', 'bundler', '--types', 'node', '--strict', '--skipLibCheck',
  '--allowImportingTsExtensions', '--esModuleInterop', '--emitDeclarationOnly', '--declaration', '--noCheck', '--rootDir', join(root, 'src'), '--outDir', join(dist, 'types'), inputs.index])

async function code() {
  const bundle = await rolldown({ input: inputs, platform: 'node', plugins: [{ name: 'missing', async resolveId(id, from) { if (!id.startsWith('.')) return null; const f = join(dirname(from), id); return existsSync(f) ? null : { id: 'virtual:' + id } }, load(id) { return id.startsWith('virtual:') ? 'throw new Error("not there: ' + id + '"); export const kind = 0' : null } }], shimMissingExports: true, treeshake: true })
  await bundle.write({ dir: dist, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs', minify: true, exports: 'named' })
  await bundle.close()
  // The loader reads sources as Latin-1, the cheapest text for V8: everything else becomes an escape.
  const hash = createHash('sha256')
  for (const folder of [dist, join(dist, 'chunks')]) {
    for (const name of existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.cjs')).sort() : []) {
      const text = readFileSync(join(folder, name), 'utf8')
      hash.update(name).update(text)
      const plain = text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      if (plain !== text) writeFileSync(join(folder, name), plain)
    }
  }
  const main = join(dist, 'main.cjs')
  writeFileSync(main, `//${hash.digest('hex').slice(0, 12)}\n${readFileSync(main, 'latin1')}`)
}

await Promise.all([code(), inputs.index && types()])
const old = `${dist}-old`
if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old)
renameSync(dist, join(root, 'dist'))
rmSync(old, { recursive: true, force: true })
