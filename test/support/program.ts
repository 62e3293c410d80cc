import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, root } from '../../bin/bundle.mjs'

/** The program as it is installed: the sources bundled, started through the loader. `FAUXCTL_AS: 'kubectl'` makes it kubectl. */
export interface Program {
  /** Starts it; `end` gives what it printed and how it ended. */
  start(args: readonly string[], env?: Record<string, string>): { pid: number; kill(): void; end: Promise<Ended> }
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>
  remove(): void
}
export interface Ended { code: number | null; stdout: string; stderr: string }

/** A bundle of its own, inside the package, whose seed clusters it needs: what lies in dist may be older than the sources. */
export async function buildProgram(name: string, vars: Record<string, string>): Promise<Program> {
  const folder = join(root, 'node_modules', `.${name}-${process.pid}`)
  await bundle(folder)
  const script = join(folder, 'start.cjs')
  writeFileSync(script, `require(${JSON.stringify(join(root, 'bin/load.js'))})(${JSON.stringify(join(folder, 'main.cjs'))})`)
  const start: Program['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH!, FAUXCTL_STRICT: '1', FAUXCTL_CLOCK: 'instant', ...vars, ...env },
    })
    let stdout = '', stderr = ''
    child.stdout.on('data', (data) => { stdout += data })
    child.stderr.on('data', (data) => { stderr += data })
    return { pid: child.pid!, kill: () => { child.kill('SIGKILL') }, end: new Promise((done) => { child.on('close', (code) => done({ code, stdout, stderr })) }) }
  }
  return { start, run: (args, env) => start(args, env).end, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
