import type { Env } from '../env.ts'
import { CommandError } from './command.ts'

/** Folders of PATH, each once, in their order. */
export function pathFolders({ vars, platform }: Pick<Env, 'vars' | 'platform'>): string[] {
  return [...new Set((vars.PATH ?? '').split(platform === 'win32' ? ';' : ':'))].filter((folder) => folder.trim() !== '')
}

/** The program of a plugin: the first on PATH that can be run. */
function lookUp(env: Env, name: string): string | undefined {
  const endings = env.platform === 'win32' ? ['.exe', '.cmd', '.bat', '.com'] : ['']
  for (const folder of pathFolders(env)) {
    for (const ending of endings) {
      const path = `${folder.replace(/\/+$/, '')}/kubectl-${name}${ending}`
      if (env.files.stat(path)?.isFile && env.files.isExecutable?.(path)) return path
    }
  }
  return undefined
}

/**
 * Runs the plugin that a command line means: `kubectl foo bar` is `kubectl-foo-bar`, or else `kubectl-foo` with the argument `bar`.
 * A `-` in a word is `_` in the program's name.
 * @param least how many words the plugin's name has at least
 * @returns its exit code; undefined when there is no such plugin
 */
export async function runPlugin(env: Env, argv: readonly string[], least = 1): Promise<number | undefined> {
  if (!env.runProgram) return undefined
  const flag = argv.findIndex((word) => word.startsWith('-'))
  const words = (flag < 0 ? argv : argv.slice(0, flag)).map((word) => word.replaceAll('-', '_'))
  for (let count = words.length; count >= least; count--) {
    const program = lookUp(env, words.slice(0, count).join('-'))
    if (program === undefined) continue
    const { shimFolder } = await import('../faux/variables.ts')
    const end = await env.runProgram(program, argv.slice(count), { KUBECTL_PATH: `${shimFolder()}/kubectl` })
    if ('failure' in end) throw new CommandError(`unable to run ${program}: ${end.failure}`)
    return end.exitCode
  }
  return undefined
}
