import { join } from 'node:path'
import type { Files } from '../env.ts'
import { quoted } from './quoting.ts'

/** How to start a shell: its arguments, and variables that only the start needs. */
export interface ShellStart { args: string[]; variables: Record<string, string> }

/** Lines for bash and zsh that run after the user's own start files, which may have put another kubectl in front. */
const after = (shim: string, prompt: string) => `PATH=${quoted(shim, 'sh')}:"$PATH"; export PATH\n${prompt}\n`

/**
 * Start files and arguments so that an interactive shell has our kubectl and says so in its prompt, and is else the user's own.
 * A shell we don't know starts as it is.
 * @param folder where start files may be written
 */
export function shellStart(shell: string, files: Files, folder: string, shim: string, vars: Record<string, string | undefined>): ShellStart {
  const name = shell.split(/[/\\]/).pop()!
  const hint = '(fauxctl) '
  const write = (file: string, text: string) => {
    files.makeFolder(folder)
    files.writeText(join(folder, file), text)
  }
  if (name === 'bash') {
    write('bashrc', `[ -f ~/.bashrc ] && . ~/.bashrc\n${after(shim, `PS1="${hint}$PS1"`)}`)
    return { args: ['--rcfile', join(folder, 'bashrc')], variables: {} }
  }
  if (name === 'zsh') {
    const own = '"${FAUXCTL_ZDOTDIR:-$HOME}"'
    write('.zshenv', `[ -f ${own}/.zshenv ] && . ${own}/.zshenv\n`)
    write('.zshrc', `[ -f ${own}/.zshrc ] && ZDOTDIR=${own} . ${own}/.zshrc\n${after(shim, `PROMPT="${hint}$PROMPT"`)}`)
    return { args: [], variables: { ZDOTDIR: folder, FAUXCTL_ZDOTDIR: vars.ZDOTDIR ?? '' } }
  }
  if (name === 'fish') {
    const prompt = `functions -c fish_prompt fauxctl_own_prompt; function fish_prompt; echo -n '${hint}'; fauxctl_own_prompt; end`
    return { args: ['-C', `set -gx PATH ${quoted(shim, 'fish')} $PATH; ${prompt}`], variables: {} }
  }
  return { args: [], variables: {} }
}
