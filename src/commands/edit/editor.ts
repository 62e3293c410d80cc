import { CommandError } from '../../cli/command.ts'
import type { Env } from '../../env.ts'

/** The words to start the user's editor with: $KUBE_EDITOR, $EDITOR, else vi. What has quotes is left to the shell. `kubectl: util/editor` */
export function editorWords({ vars, platform }: Env): { words: string[]; shell: boolean } {
  const editor = vars.KUBE_EDITOR || vars.EDITOR || (platform === 'win32' ? 'notepad' : 'vi')
  if (!/["'\\]/.test(editor) || !editor.includes(' ')) return { words: editor.split(' '), shell: false }
  const shell = vars.SHELL || (platform === 'win32' ? 'cmd' : '/bin/bash')
  return { words: [shell, shell === 'cmd' ? '/C' : '-c', editor], shell: true }
}

/**
 * Lets the user edit a text in a file of its own.
 * @param suffix the file's ending, `.yaml`
 * @returns the text as it was saved, and the file, which stays
 * @throws CommandError when the editor cannot be started or fails
 */
export async function editText(env: Env, text: string, suffix: string): Promise<{ text: string; file: string }> {
  const file = temporaryPath(env, 'kubectl-edit-', suffix)
  env.files.writeText(file, text, 0o600)
  const { words, shell } = editorWords(env)
  const shown = JSON.stringify(words.join(' '))
  const [program, ...args] = shell ? [...words.slice(0, -1), `${words.at(-1)} ${JSON.stringify(file)}`] : [...words, file]
  if (!env.runProgram) throw new CommandError(`unable to launch the editor ${shown}`)
  const end = await env.runProgram(program!, args)
  if ('failure' in end) throw new CommandError(end.failure === 'ENOENT' ? `unable to launch the editor ${shown}` : `there was a problem with the editor ${shown}`)
  if (end.exitCode !== 0) throw new CommandError(`there was a problem with the editor ${shown}`)
  return { text: env.files.readText(file), file }
}

/** A path in the folder for temporary files at which there is nothing yet. */
export function temporaryPath(env: Env, prefix: string, suffix: string): string {
  const folder = env.temporaryFolder ?? '/tmp'
  const seed = env.randomSeed()
  let number = 0
  for (let i = 0; i < seed.length; i++) number = (number * 31 + seed.charCodeAt(i)) >>> 0
  for (;; number = (number + 1) >>> 0) {
    const path = `${folder}/${prefix}${number}${suffix}`
    if (!env.files.stat(path)) return path
  }
}
