import type { Fields } from '../../api/object.ts'
import { CommandError, bool, defineCommand, string, stringArray, stringSlice } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { STDIN_TWICE } from '../../client/files.ts'
import type { Info } from '../../client/resources.ts'
import { selectorFlag } from '../shared/flags.ts'
import { importedEnv } from './envimport.ts'
import { listEnv } from './envlist.ts'
import type { EnvVar } from './envargs.ts'
import { parseEnvArguments, splitEnvArguments, updatedEnv } from './envargs.ts'
import { setFlags } from './flags.ts'
import { infosOf, LOCAL_AND_SERVER, patchAll, settingOf } from './patching.ts'
import { containersOf, podSpecOf } from './podspec.ts'

const flags = {
  ...setFlags, ...selectorFlag,
  containers: string('*', 'The containers to change; * stands for any letters.', { shorthand: 'c' }),
  from: string('', 'A config map or secret to take variables from, as type/name.'),
  prefix: string('', 'What to put in front of the names of variables.'),
  env: stringArray([], 'A variable to set, as KEY=VALUE.', { shorthand: 'e' }),
  keys: stringSlice([], 'With --from: only these keys, with commas between.'),
  list: bool(false, 'Print the variables, with the changes that were asked for, and change nothing.'),
  resolve: bool(false, 'With --list: look up the values that come from secrets, config maps and fields.'),
  overwrite: bool(true, 'Whether variables that have a value may get another one.'),
}
type EnvFlags = FlagValues<typeof flags>

/** `kubectl set env`. */
export const env = defineCommand({
  use: 'env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  short: 'Update environment variables on a pod template',
  long: 'Sets, removes and lists the environment variables of containers in pods and pod templates. KEY=VALUE sets, KEY- removes, - reads variables from stdin.',
  examples: '  # Set one and remove one\n  kubectl set env deployment/web MODE=prod DEBUG-\n\n  # What is set\n  kubectl set env deployment/web --list\n\n  # All keys of a config map\n  kubectl set env deployment/web --from=configmap/settings --prefix=APP_',
  flags,
  async run(ctx, args, values) {
    if (values.all && values.selector) throw new CommandError('cannot set --all and --selector at the same time')
    const { resources, changes } = splitEnvArguments(args)
    const setting = await settingOf(ctx, values, 'env updated')
    if (values.local && setting.dryRun === 'server') throw new CommandError(LOCAL_AND_SERVER)
    if (!values.filename.length && !resources.length) throw new CommandError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
    if (values.list && values.output) throw new CommandError('--list and --output may not be specified together')
    if (values.keys.length && !values.from) throw new CommandError('when specifying --keys, a configmap or secret must be provided with --from')
    const parsed = await parseEnvArguments([...values.env, ...changes], ctx.env.stdin)
    if (values.filename.includes('-') && [...values.env, ...changes].includes('-')) throw new CommandError(STDIN_TWICE)
    const variables = [...parsed.set, ...(values.from ? await importedEnv(setting, values) : [])].map((one) => ({ ...one, name: values.prefix + one.name }))
    const infos = await infosOf(setting, values.local ? [] : resources)
    const patching = patchAll(values.list ? { ...setting, flags: { ...values, local: true }, printer: { print: () => '' } } : setting, infos,
      (object, info) => change(ctx, object, info, variables, parsed.remove, values), {
        failure: 'failed to patch env update to pod template: ',
        sent: () => { if (!variables.length && !changes.length) throw new CommandError('at least one environment variable must be provided') },
      })
    // A listing tells of what it could not resolve on its own lines, and ends well.
    await (values.list ? patching.catch(() => undefined) : patching)
  },
})

async function change(ctx: CommandContext, object: Fields, { resource }: Info, set: readonly EnvVar[], remove: readonly string[], values: EnvFlags): Promise<void> {
  const containers = containersOf(podSpecOf(object), values.containers)
  const name = object.metadata.name ?? ''
  if (!containers.length) ctx.err(`Warning: ${resource.kind}/${name} does not have any containers matching ${JSON.stringify(values.containers)}\n`)
  let unresolved = false
  for (const container of containers) {
    if (!values.overwrite) refuseOverwrites(container.env ?? [], set)
    container.env = updatedEnv(container.env ?? [], set, remove)
    if (values.list && await listEnv(ctx, object, container, values.resolve)) unresolved = true
  }
  if (unresolved) throw new CommandError('failed to retrieve valueFrom references')
}

function refuseOverwrites(existing: readonly EnvVar[], set: readonly EnvVar[]): void {
  for (const { name, value = '' } of set) {
    const known = existing.find((one) => one.name === name)
    if (known && (known.value ?? '') !== value) throw new CommandError(`'${name}' already has a value (${known.value ?? ''}), and --overwrite is false`)
  }
}
