import { dns1123Subdomain, portName, portNumber } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'
import { CommandError, defineCommand, int, string, stringSlice } from '../../cli/command.ts'
import { defineGenerator } from './generator.ts'

/** `kubectl create service`: a command for each type. */
export const service = defineCommand({
  use: 'service',
  aliases: ['svc'],
  short: 'Create a service using a specified subcommand',
  flags: {},
  children: [
    { name: 'clusterip', short: 'Create a ClusterIP service', load: async () => clusterIP },
    { name: 'externalname', short: 'Create an ExternalName service', load: async () => externalName },
    { name: 'loadbalancer', short: 'Create a LoadBalancer service', load: async () => loadBalancer },
    { name: 'nodeport', short: 'Create a NodePort service', load: async () => nodePort },
  ],
})

const tcp = { tcp: stringSlice([], 'Pairs of ports, as port:targetPort.') }

interface Plan { name: string; namespace: string | undefined; type: string; tcp: readonly string[]; clusterIP?: string; nodePort?: number; externalName?: string }

/** @throws CommandError */
function serviceOf({ name, namespace, type, tcp: pairs, clusterIP: address = '', nodePort: node = 0, externalName: target = '' }: Plan): Fields {
  if (address !== 'None' && !pairs.length && type !== 'ExternalName') throw new CommandError('at least one tcp port specifier must be provided')
  if (type === 'ExternalName' && dns1123Subdomain(target).length) throw new CommandError(`invalid service external name ${target}`)
  const labels = { app: name }
  const ports = pairs.map((pair) => ({ name: pair.replaceAll(':', '-'), protocol: 'TCP', ...portsOf(pair), ...(node && { nodePort: node }) }))
  return {
    apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, labels },
    spec: {
      ...(ports.length && { ports }), selector: labels, ...(address && { clusterIP: address }), type,
      ...(target && { externalName: target }),
    },
  }
}

/** `80:8080`, `80:http`, `80`. @throws CommandError */
function portsOf(pair: string): { port: number; targetPort: number | string } {
  const [first, second] = pair.split(':') as [string, string | undefined]
  if (!/^[+]?\d+$/.test(first)) throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(first)}: invalid syntax`)
  if (Number(first) > 65535) throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(first)}: value out of range`)
  const port = Number(first)
  if (second === undefined) return { port, targetPort: port }
  const isNumber = /^[+-]?\d+$/.test(second)
  const faults = isNumber ? portNumber(Number(second)) : portName(second)
  if (faults.length) throw new CommandError(faults.join(','))
  return { port, targetPort: isNumber ? Number(second) : second }
}

const clusterIP = defineGenerator({
  use: 'clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]',
  short: 'Create a ClusterIP service',
  examples: '  # Port 80, served by the pods on 8080\n  kubectl create service clusterip web --tcp=80:8080\n\n  # A headless service\n  kubectl create service clusterip db --clusterip=None',
  flags: { ...tcp, clusterip: string('', 'The address of the service; None for a headless service.') },
  failure: 'failed to create ClusterIP service: ',
  make: ({ name, namespace, flags }) => serviceOf({ name, namespace, type: 'ClusterIP', tcp: flags.tcp, clusterIP: flags.clusterip }),
})

const nodePort = defineGenerator({
  use: 'nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Create a NodePort service',
  examples: '  # On port 30080 of every node\n  kubectl create service nodeport web --tcp=80:8080 --node-port=30080',
  flags: { ...tcp, 'node-port': int(0, 'The port that every node serves.') },
  failure: 'failed to create NodePort service: ',
  make: ({ name, namespace, flags }) => serviceOf({ name, namespace, type: 'NodePort', tcp: flags.tcp, nodePort: flags['node-port'] }),
})

const loadBalancer = defineGenerator({
  use: 'loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Create a LoadBalancer service',
  examples: '  # Behind a load balancer\n  kubectl create service loadbalancer web --tcp=80:8080',
  flags: tcp,
  failure: 'failed to create LoadBalancer service: ',
  make: ({ name, namespace, flags }) => serviceOf({ name, namespace, type: 'LoadBalancer', tcp: flags.tcp }),
})

const externalName = defineGenerator({
  use: 'externalname NAME --external-name external.name [--dry-run=server|client|none]',
  short: 'Create an ExternalName service',
  long: 'Creates a service that stands for a DNS name outside of the cluster.',
  examples: '  # A name for a database elsewhere\n  kubectl create service externalname db --external-name=db.example.com',
  flags: { ...tcp, 'external-name': string('', 'The DNS name it stands for.', { required: true }) },
  failure: 'failed to create ExternalName service: ',
  make: ({ name, namespace, flags }) => serviceOf({ name, namespace, type: 'ExternalName', tcp: flags.tcp, externalName: flags['external-name'] }),
})
