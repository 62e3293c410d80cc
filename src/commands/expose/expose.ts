import type { Fields } from '../../api/object.ts'
import { CommandError, defineCommand, string } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { createMade, printMade } from '../shared/creation.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, recordFlag } from '../shared/flags.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { overridden, overrideFlags } from '../shared/overrides.ts'
import { recorded } from '../shared/record.ts'
import { saveConfigFlag } from '../shared/saveconfig.ts'
import { labelsOf, serviceOf } from './service.ts'
import { portsOf, protocolsOf, requireExposable, selectorOf } from './source.ts'

const flags = {
  ...printFlags, ...recordFlag, ...filenameFlags, ...dryRunFlag, ...saveConfigFlag, ...fieldManagerFlag('kubectl-expose'), ...overrideFlags,
  protocol: string('', 'The protocol of the service\'s ports. Without it that of the exposed ports, else TCP.'),
  port: string('', 'The port that the service serves, or several with commas between. Without it those of the exposed object.'),
  type: string('', 'ClusterIP (the default), NodePort, LoadBalancer or ExternalName.'),
  'load-balancer-ip': string('', 'The address that a load balancer should have.'),
  selector: string('', 'The labels of the pods to send traffic to, as key=value. Without it those that the exposed object selects by.'),
  labels: string('', 'Labels of the service, as key=value. Without it those of the exposed object.', { shorthand: 'l' }),
  'target-port': string('', 'Number or name of the port of the pods. Without it the port itself.'),
  'external-ip': string('', 'One more address, not managed by Kubernetes, to accept traffic on.'),
  name: string('', 'The name of the service. Without it that of the exposed object.'),
  'session-affinity': string('', 'None or ClientIP.'),
  'cluster-ip': string('', 'The address of the service inside the cluster; None for a headless service.'),
}
type ExposeFlags = FlagValues<typeof flags>

/** `kubectl expose`. `kubectl: cmd/expose` */
export const expose = defineCommand({
  use: 'expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  short: 'Put a new service in front of a pod, service, replication controller, replica set or deployment',
  long: 'Creates a service whose selector, ports and labels are those of an object that runs pods: a pod, service, replication controller, replica set or deployment.',
  examples: '  # A service for a deployment whose containers serve port 8000\n  kubectl expose deployment web --port=80 --target-port=8000\n\n  # One under another name that nodes serve, too\n  kubectl expose rc web --name=web-node --type=NodePort --port=80',
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const printer = await printerFor(values.output, printerOptions(values, { operation: `exposed${dryRunNote(dryRun)}`, typed: true, files: ctx.env.files }))
    // What the first object gave stays for the ones behind it, as it does in kubectl.
    const derived: Derived = {}
    await visit(ctx, { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive }, async (info) => {
      const service = await create(ctx, planned(info, values, derived), values, dryRun)
      ctx.out(await printMade(printer, values, service))
    })
  },
})

interface Derived { selector?: Record<string, string>; ports?: string[]; labels?: Record<string, string>; protocols?: Map<string, string[]> }

/** The service for an object: flags first, then what can be read off the object. @throws CommandError */
function planned(info: Info, flags: ExposeFlags, derived: Derived): Fields {
  requireExposable(info)
  const object = info.object!
  derived.selector ??= flags.selector ? labelsOf(flags.selector) : explained("couldn't retrieve selectors via --selector flag or introspection", () => selectorOf(object))
  if (!derived.ports?.length) derived.ports = flags.port ? flags.port.split(',') : portsOf(object)
  if (!derived.ports.length && flags['cluster-ip'] !== 'None') throw new CommandError("couldn't find port via --port flag or introspection")
  const protocols = protocolsOf(object)
  if (protocols.size) derived.protocols = protocols
  if (!derived.labels || !Object.keys(derived.labels).length) derived.labels = flags.labels ? labelsOf(flags.labels) : object.metadata.labels
  return serviceOf({
    name: flags.name || info.name.slice(0, 63), selector: derived.selector, labels: derived.labels, ports: derived.ports,
    protocol: flags.protocol, protocols: derived.protocols ?? new Map(), targetPort: flags['target-port'], type: flags.type,
    externalIP: flags['external-ip'], loadBalancerIP: flags['load-balancer-ip'], sessionAffinity: flags['session-affinity'], clusterIP: flags['cluster-ip'],
  })
}

function explained<T>(prefix: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new CommandError(`${prefix}: ${(error as Error).message}`)
  }
}

async function create(ctx: CommandContext, generated: Fields, flags: ExposeFlags, dryRun: DryRun): Promise<Fields> {
  const object = recorded(ctx, flags.record, await overridden(generated, flags))
  if (dryRun === 'client') return ctx.namespaceGiven ? { ...object, metadata: { ...object.metadata, namespace: ctx.namespace } } : object
  try {
    return await createMade(ctx, object, flags['save-config'], writeQuery({ dryRun, manager: flags['field-manager'] }))
  } catch (error) {
    const changed = dryRun === 'none' ? await (await import('./again.ts')).changedInstead(ctx, object, error) : undefined
    if (!changed) throw error
    return changed
  }
}
