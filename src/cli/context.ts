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
  /** The words that named the command, as they were typed. */
  words: readonly string[]
  usesNamespace: boolean
  showHelp(): Promise<void>
}

/** What a command is given to work with. */
export class RunContext implements CommandContext {
  exitCode = 0
  constructor(private readonly parts: Parts) {}

  get env() { return this.parts.env }
  get client() {
    // kubectl asks for the namespace first, and refuses a bad kubeconfig there.
    if (this.parts.usesNamespace) this.parts.connection.namespace()
    return this.parts.connection.client()
  }
  get namespace() { return this.parts.connection.namespace() }
  get namespaceGiven() { return this.parts.globals.namespace !== '' }
  get argsBeforeDash() { return this.parts.parsed.argsBeforeDash }
  get commandPath() { return this.parts.commandPath }
  get argv() { return this.parts.argv }
  get globals() { return this.parts.globals }
  commandLine(): string {
    const { env, words, parsed } = this.parts
    return [env.calledAs, ...words, ...parsed.args, ...parsed.order.map(({ name, text }) => `--${name}=${text}`)].join(' ')
  }
  changed(name: string): boolean { return this.parts.parsed.given.has(name) }
  showHelp(): Promise<void> { return this.parts.showHelp() }
  out(text: string): void { this.parts.env.stdout.write(text) }
  err(text: string): void { this.parts.env.stderr.write(text) }
}
