import type { Fields } from '../../api/object.ts'
import { AggregateFailure, CommandError, defineCommand } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { createMade, printMade } from '../shared/creation.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { overridden } from '../shared/overrides.ts'
import { recorded } from '../shared/record.ts'
import { setPairs } from '../shared/setpairs.ts'
import { runFlags } from './flags.ts'
import { isImageReference, parseEnv, parseLabels, pullPolicy, restartPolicy } from './parse.ts'
import { podOf, serviceOf } from './objects.ts'

type RunFlags = FlagValues<typeof runFlags>

/** `kubectl run`. `kubectl: cmd/run` */
export const run = defineCommand({
  use: 'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  short: 'Run an image in a new pod',
  examples: '  # An nginx pod\n  kubectl run web --image=nginx --port=80\n\n  # One that says its mind and ends\n  kubectl run once --image=busybox --restart=Never -- echo hello\n\n  # What would be sent, as YAML\n  kubectl run web --image=nginx --dry-run=client -o yaml',
  flags: runFlags,
  async run(ctx, args, flags) {
    const labels = parseLabels(flags.labels)
    const parsed = {
      annotations: Object.fromEntries(setPairs(flags.annotations, 'annotations')), labels, env: parseEnv(flags.env),
      restartPolicy: restartPolicy(flags.restart, flags.stdin), pullPolicy: pullPolicy(flags['image-pull-policy']),
    }
    if (flags['pod-running-timeout'] <= 0) throw new CommandError('--pod-running-timeout must be higher than zero')
    const dryRun = dryRunOf(ctx, flags['dry-run'])
    const printer = await printerFor(flags.output, printerOptions(flags, { operation: `created${dryRunNote(dryRun)}`, typed: true, files: ctx.env.files }))
    const attach = flags.attach || (flags.stdin && !ctx.changed('attach'))
    check(args, flags, attach, dryRun)

    const [name, ...rest] = args as [string, ...string[]]
    const podLabels = labels ?? { run: name }
    const made = [await create(ctx, podOf(name, rest, podLabels, flags, parsed), flags, dryRun)]
    const failures: Error[] = []
    if (flags.expose) {
      try {
        made.push(await create(ctx, serviceOf(name, podLabels, labels, Number(flags.port)), { ...flags, overrides: '' }, dryRun))
      } catch (error) {
        failures.push(error as Error)
      }
    }
    for (const object of made) ctx.out(await printMade(printer, flags, object))
    if (failures.length) throw new AggregateFailure(failures)
  },
})

function check(args: readonly string[], flags: RunFlags, attach: boolean, dryRun: DryRun): void {
  if (!args.length) throw new CommandError('NAME is required for run')
  if (!flags.image) throw new CommandError('--image is required')
  if (!isImageReference(flags.image)) throw new CommandError(`invalid image name ${JSON.stringify(flags.image)}: invalid reference format`)
  if (flags.tty && !flags.stdin) throw new CommandError('-i/--stdin is required for containers with -t/--tty=true')
  if (flags.expose && !flags.port) throw new CommandError('--port must be set when exposing a service')
  if (flags.port && !/^[+-]?\d+$/.test(flags.port)) throw new CommandError('--port must be a number')
  if (!attach && flags.rm) throw new CommandError('--rm should only be used for attached containers')
  if (attach && dryRun !== 'none') throw new CommandError("--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)")
  if (attach) throw new CommandError('fauxctl cannot attach to containers yet (--attach, -i, -t): run the pod without, and read its logs')
}

/** Sends one object, unless it is a dry run of the client. @throws ApiError, CommandError */
async function create(ctx: CommandContext, generated: Fields, flags: RunFlags, dryRun: DryRun): Promise<Fields> {
  const object = recorded(ctx, flags.record, await overridden(generated, flags))
  if (dryRun === 'client') return ctx.namespaceGiven ? { ...object, metadata: { ...object.metadata, namespace: ctx.namespace } } : object
  return createMade(ctx, object, flags['save-config'], writeQuery({ dryRun, manager: flags['field-manager'] }))
}
