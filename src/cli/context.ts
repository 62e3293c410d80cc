import type { Env } from '../env.ts'
import type { CommandContext } from './command.ts'
import type { Connection } from './connect.ts'
import type { GlobalValues } from './globalflags.ts'
import type { Parsed } from './pflag/parse.ts'

interface Parts {
  env: Env
  connection: Connection
  parsed: Parsed
  globals: GlobalValues
  commandPath: string
  argv: readonly string[]
  showHelp(): Promise<void>
}

/** What a command is given to work with. */
export class RunContext implements CommandContext {
  exitCode = 0
  constructor(private readonly parts: Parts) {}

  get env() { return this.parts.env }
  get client() { return this.parts.connection.client() }
  get namespace() { return this.parts.connection.namespace() }
  get namespaceGiven() { return this.parts.globals.namespace !== '' }
  get argsBeforeDash() { return this.parts.parsed.argsBeforeDash }
  get commandPath() { return this.parts.commandPath }
  get argv() { return this.parts.argv }
  get globals() { return this.parts.globals }
  changed(name: string): boolean { return this.parts.parsed.given.has(name) }
  showHelp(): Promise<void> { return this.parts.showHelp() }
  out(text: string): void { this.parts.env.stdout.write(text) }
  err(text: string): void { this.parts.env.stderr.write(text) }
}
