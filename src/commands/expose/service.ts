import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import { parseLabels } from '../run/parse.ts'

/** What a service is made of: flags, and what was derived where they were silent. */
export interface ServicePlan {
  name: string
  selector: Record<string, string>
  labels: Record<string, string> | undefined
  /** Port numbers as text; several get names. */
  ports: string[]
  protocol: string
  protocols: Map<string, string[]>
  targetPort: string
  type: string
  externalIP: string
  loadBalancerIP: string
  sessionAffinity: string
  clusterIP: string
}

/** `a=1,b=2` of --selector or -l. @throws CommandError */
export const labelsOf = (text: string): Record<string, string> => parseLabels(text) ?? {}

/** The service of a plan. `kubectl: cmd/expose createService` @throws CommandError */
export function serviceOf(plan: ServicePlan): Fields {
  const { name, selector, labels, sessionAffinity, clusterIP, type } = plan
  if (!Object.keys(selector).length) throw new CommandError('selector must be specified')
  const ports = portsOf(plan)
  if (sessionAffinity && sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') throw new CommandError(`unknown session affinity: ${sessionAffinity}`)
  return {
    apiVersion: 'v1', kind: 'Service', metadata: { name, ...(labels && Object.keys(labels).length && { labels }) },
    spec: {
      ...(ports.length && { ports }), selector,
      ...(clusterIP && { clusterIP }), ...(type && { type }),
      ...(plan.externalIP && { externalIPs: [plan.externalIP] }),
      ...(sessionAffinity && { sessionAffinity }),
      ...(type === 'LoadBalancer' && plan.loadBalancerIP && { loadBalancerIP: plan.loadBalancerIP }),
    },
  }
}

function portsOf({ ports, protocol, protocols, targetPort }: ServicePlan): Fields[] {
  return ports.flatMap((text, at) => {
    const port = portNumber(text)
    const target = /^[+-]?\d+$/.test(targetPort) ? Number(targetPort) : targetPort || port
    const one = (name: string | undefined, of: string) => ({ ...(name && { name }), protocol: of, port, targetPort: target })
    const name = ports.length > 1 ? `port-${at + 1}` : undefined
    const served = protocol ? [protocol] : protocols.get(text) ?? ['TCP']
    if (served.length === 1) return [one(name, served[0]!)]
    return served.map((of) => one(`port-${at + 1}-${of.toLowerCase()}`, of))
  })
}

function portNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new CommandError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`)
  const port = Number(text)
  if (!Number.isSafeInteger(port)) throw new CommandError(`strconv.Atoi: parsing ${JSON.stringify(text)}: value out of range`)
  return port | 0
}
