import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { quote } from '../../api/goquote.ts'

const EXPOSABLE = new Set(['ReplicationController', 'Service', 'Pod', 'Deployment.apps', 'ReplicaSet.apps'])

/** Kinds that nothing can be derived from, or go on. @throws CommandError */
export function requireExposable({ resource }: Info): void {
  const kind = resource.group ? `${resource.kind}.${resource.group}` : resource.kind
  if (!EXPOSABLE.has(kind)) throw new CommandError(`cannot expose a ${kind}`)
}

/** The labels that the exposed pods have, as kubectl derives them. @throws CommandError */
export function selectorOf({ kind, metadata, spec }: Fields): Record<string, string> {
  switch (kind) {
    case 'ReplicationController': return spec.selector ?? {}
    case 'Pod':
      if (!metadata.labels || !Object.keys(metadata.labels).length) throw new CommandError('the pod has no labels and cannot be exposed')
      return metadata.labels
    case 'Service':
      if (!spec.selector) throw new CommandError('the service has no pod selector set')
      return spec.selector
  }
  const { matchLabels = {}, matchExpressions = [] } = spec.selector ?? {}
  if (!Object.keys(matchLabels).length) throw new CommandError(`invalid ${kind.toLowerCase()}: no selectors, therefore cannot be exposed`)
  if (matchExpressions.length) throw new CommandError(`couldn't convert expressions - ${quote(`[${matchExpressions.map(expressionText).join(' ')}]`).replaceAll('\\"', '"')} to map-based selector format`)
  return matchLabels
}

/** A requirement as Go prints the struct. */
const expressionText = ({ key, operator, values = [] }: Fields) => `{Key:${key} Operator:${operator} Values:[${values.join(' ')}]}`

interface Port { number: string; protocol: string }

function portsIn({ kind, spec }: Fields): Port[] {
  if (kind === 'Service') return (spec.ports ?? []).map((port: Fields) => ({ number: String(port.port), protocol: port.protocol || 'TCP' }))
  const { containers } = kind === 'Pod' ? spec : spec.template.spec
  return containers.flatMap(({ ports = [] }: Fields) => ports.map((port: Fields) => ({ number: String(port.containerPort), protocol: port.protocol || 'TCP' })))
}

/** The ports of containers or of a service, each number once. */
export const portsOf = (object: Fields): string[] => [...new Set(portsIn(object).map((port) => port.number))]

/** The protocols that each port is served with. */
export function protocolsOf(object: Fields): Map<string, string[]> {
  const protocols = new Map<string, string[]>()
  for (const { number, protocol } of portsIn(object)) protocols.set(number, [...(protocols.get(number) ?? []), protocol])
  return protocols
}
