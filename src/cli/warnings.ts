import type { Env } from '../env.ts'
import { CommandError } from './command.ts'

/** Shows `Warning:` headers of the server on stderr and counts them (client-go: rest.WarningWriter). */
export class ServerWarnings {
  private count = 0
  constructor(private readonly env: Env) {}

  show(text: string): void {
    this.count++
    const { stderr, vars } = this.env
    const colour = stderr.isTTY && vars.NO_COLOR === undefined && vars.TERM !== 'dumb'
    stderr.write(`${colour ? '\u001b[33;1mWarning:\u001b[0m' : 'Warning:'} ${text}\n`)
  }

  /** For --warnings-as-errors. @throws CommandError when there were any */
  refuse(): void {
    if (this.count) throw new CommandError(`${this.count} warning${this.count === 1 ? '' : 's'} received`)
  }
}
