import { CommandError } from '../cli/command.ts'

/** A print that failed half-way: `output` still goes to stdout, in front of the error. */
export class PrintFailure extends CommandError {
  constructor(message: string, readonly output: string) { super(message) }
}
