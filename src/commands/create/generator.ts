import type { Fields } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError, UsageError } from '../../cli/command.ts'
import type { Command, CommandContext, Flags, FlagValues } from '../../cli/command.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { createMade, printMade, withConfigIf } from '../shared/creation.ts'
import { dryRunFlag, fieldManagerFlag, validateFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, fieldValidationOf, writeQuery } from '../shared/options.ts'
import { saveConfigFlag } from '../shared/saveconfig.ts'

/** Flags of every `create KIND`. */
export const generatorFlags = { ...printFlags, ...saveConfigFlag, ...validateFlag, ...dryRunFlag, ...fieldManagerFlag('kubectl-create') }

/** What a generator works with. */
export interface Generation<F extends Flags> {
  ctx: CommandContext
  name: string
  /** What stood behind the name, usually behind `--`. */
  command: string[]
  /** Set when -n was given: only then it is written into the object. */
  namespace: string | undefined
  flags: FlagValues<F>
}

export interface Generator<F extends Flags> extends Pick<Command, 'use' | 'aliases' | 'short' | 'long' | 'examples'> {
  flags: F
  /** In front of what the server says: `failed to create deployment: `. */
  failure?: string
  /** Checks the flags and makes the object. @throws CommandError */
  make(generation: Generation<F>): Fields | Promise<Fields>
}

/** The one NAME of a command; arguments behind `--` do not count. @throws UsageError */
export function nameOf(ctx: CommandContext, args: readonly string[]): string {
  const count = ctx.argsBeforeDash < 0 ? args.length : ctx.argsBeforeDash
  if (count !== 1) throw new UsageError(`exactly one NAME is required, got ${count}`)
  return args[0]!
}

/** Fails when a name is empty, as `create KIND ""` gives it. @throws CommandError */
export function requireName(name: string): void {
  if (!name) throw new CommandError('name must be specified')
}

/** A command that makes one object from its flags, sends it, and prints what came back. `kubectl: cmd/create` */
export function defineGenerator<F extends Flags>({ make, failure = '', ...rest }: Generator<F>): Command<F & typeof generatorFlags> {
  return {
    ...rest,
    flags: { ...generatorFlags, ...rest.flags },
    async run(ctx, args, values) {
      const flags = values as FlagValues<typeof generatorFlags>
      const name = nameOf(ctx, args)
      const namespace = ctx.namespaceGiven ? ctx.namespace : undefined
      const dryRun = dryRunOf(ctx, flags['dry-run'])
      const printer = await printerFor(flags.output, printerOptions(flags, { operation: `created${dryRunNote(dryRun)}`, typed: true, files: ctx.env.files }))
      const validation = fieldValidationOf(flags.validate)
      const made = await make({ ctx, name, command: args.slice(1), namespace, flags: values as FlagValues<F> })
      const save = flags['save-config']
      const result = dryRun === 'client' ? await withConfigIf(save, made) : await send(() => createMade(ctx, made, save, writeQuery({ dryRun, manager: flags['field-manager'], validation })), failure)
      ctx.out(await printMade(printer, flags, result))
    },
  }
}

async function send(create: () => Promise<Fields>, failure: string): Promise<Fields> {
  try {
    return await create()
  } catch (error) {
    if (failure && error instanceof ApiError) throw new CommandError(failure + error.message)
    throw error
  }
}
