// The bundle: one CommonJS entry for the command, one for the in-process API, and the lazy chunks they share.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Makes the bundle in a folder. Gives its chunks: file name and the modules inside. */
export async function bundle(folder) {
  const build = await rolldown({ input: { main: join(root, 'src/main.ts'), index: join(root, 'src/index.ts') }, platform: 'node', treeshake: true, checks: { ineffectiveDynamicImport: false } })
  const { output } = await build.write({ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs', minify: true, exports: 'named' })
  await build.close()

  // Plain ASCII is read fastest, and V8 keeps it in half the space: everything else becomes an escape.
  const hash = createHash('sha256')
  for (const { fileName, code } of output) {
    hash.update(fileName).update(code)
    const plain = code.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    if (plain !== code) writeFileSync(join(folder, fileName), plain)
  }
  // The loader's code cache is keyed by this first line.
  const main = join(folder, 'main.cjs')
  writeFileSync(main, `//${hash.digest('hex').slice(0, 12)}\n${readFileSync(main, 'latin1')}`)
  return output.map(({ fileName, moduleIds }) => ({ fileName, moduleIds }))
}

/** Writes the type declarations of the in-process API into a folder. */
export async function declarations(folder) {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig',
    '--target', 'es2023', '--lib', 'es2023', '--module', 'preserve', '--moduleResolution', 'bundler', '--types', 'node', '--strict', '--skipLibCheck',
    '--allowImportingTsExtensions', '--rewriteRelativeImportExtensions', '--esModuleInterop', '--emitDeclarationOnly', '--declaration', '--noCheck', '--rootDir', join(root, 'src'), '--outDir', folder, join(root, 'src/index.ts')])
}
