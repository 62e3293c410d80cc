import { defineCommand } from '../../cli/command.ts'
import { waitFlags } from './flags.ts'

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
  flags: waitFlags,
  async run(ctx, args, flags) {
    const { runWait } = await import('./run.ts')
    return runWait(ctx, args, flags)
  },
})
