import { bool, defineCommand, duration, stringArray } from '../../cli/command.ts'
import { printFlags } from '../../print/flags.ts'
import { allNamespacesFlag, fieldSelectorFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'

/** kubectl: cmd/wait */
export const wait = defineCommand({
  use: "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Wait until resources reach a condition',
  long: 'Waits until every one of the named objects is in the wanted state: until a condition in its status has a value, until a field has one, until it is there, or until it is gone. Prints a line for each that got there.',
  examples: `  # Until a pod is ready
  kubectl wait --for=condition=Ready pod/web

  # Until it is not
  kubectl wait --for=condition=Ready=false pod/web

  # Until its phase is Running
  kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web

  # Until a service has an address outside
  kubectl wait --for=jsonpath='{.status.loadBalancer.ingress}' service/web

  # Until all pods with a label are gone, for at most a minute
  kubectl wait --for=delete pod -l app=web --timeout=60s`,
  flags: {
    ...printFlags,
    filename: filenameFlags.filename,
    recursive: bool(true, 'Follow folders given with -f into their sub-folders.', { shorthand: 'R' }),
    ...selectorFlag,
    ...fieldSelectorFlag,
    ...allNamespacesFlag,
    all: bool(false, 'Every object of the given types in the namespace.'),
    local: bool(false, 'Do not ask the server, which cannot work for waiting: it is refused.'),
    timeout: duration(30_000, 'How long to wait at most. 0 looks once; a negative time means a week.'),
    for: stringArray([], "What to wait for: create, delete, condition=NAME[=VALUE] or jsonpath='{EXPRESSION}'[=VALUE]. Given several times, one after the other."),
  },
  async run(ctx, args, flags) {
    const { runWait } = await import('./run.ts')
    return runWait(ctx, args, flags)
  },
})

export type WaitFlags = Parameters<NonNullable<typeof wait.run>>[2]
