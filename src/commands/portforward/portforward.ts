import { CommandError, defineCommand, stringSlice, UsageError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { timeoutOrUsage } from '../exec/exec.ts'
import { runningTimeoutFlag } from '../exec/flags.ts'
import { attachablePod, oneObject, resourceArgs } from '../exec/podof.ts'
import { parseAddresses, parsePorts, podPorts, refuseUdp, servicePorts } from './ports.ts'

/** `kubectl port-forward`. kubectl: cmd/portforward */
export const portForward = defineCommand({
  use: 'port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  short: 'Forward local ports to a pod',
  long: 'Makes ports of a pod reachable on this machine. For a deployment, service and so on, one of its pods is taken.',
  examples: '  # Local port 8080 leads to port 80 of the pod web\n  kubectl port-forward pod/web 8080:80\n\n  # The port that a service calls https\n  kubectl port-forward svc/web 8443:https',
  flags: {
    ...runningTimeoutFlag(60_000),
    address: stringSlice(['localhost'], 'Addresses to listen on: IP addresses, or localhost for 127.0.0.1 and ::1.'),
  },
  async run(ctx, args, flags) {
    const [target, ...words] = args
    if (!target || !words.length) throw new UsageError('TYPE/NAME and list of ports are required for port-forward')
    const timeout = timeoutOrUsage(flags['pod-running-timeout'])
    const info = await oneObject(ctx, { args: resourceArgs(target) }, 'expected a resource')
    const chosen = await attachablePod(ctx, info, timeout)
    const isService = info.resource.kind === 'Service' && !info.resource.group
    refuseUdp(words, isService ? info.object! : chosen, isService)
    const ports = isService ? servicePorts(words, info.object!, chosen) : podPorts(words, chosen)
    const pod = await ctx.client.get(resourceFor(await ctx.client.resources(), 'pods'), ctx.namespace, chosen.metadata.name!)
    if (pod.status?.phase !== 'Running') throw new CommandError(`unable to forward port because pod is not running. Current status=${pod.status?.phase ?? ''}`)
    parseAddresses(flags.address)
    parsePorts(ports)
    throw new CommandError('fauxctl does not forward ports yet')
  },
})
