import { formatLabelSelector } from '../../api/labels.ts'
import { parseTime, rfc3339 } from '../../api/time.ts'
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../api/types/networking.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { indent, orNil, row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.NetworkPolicyDescriber */
export const describeNetworkPolicy: Describer = (policy: NetworkPolicy) => {
  const { podSelector = {}, policyTypes = [], ingress = [], egress = [] } = policy.spec ?? {}
  const selector = formatLabelSelector(podSelector)
  const allPods = !Object.keys(podSelector.matchLabels ?? {}).length && !podSelector.matchExpressions?.length
  return [
    ...nameLines(policy as never),
    row('Created on', goTime(policy.metadata?.creationTimestamp)),
    ...metadataLines(policy.metadata!),
    'Spec:',
    ...indent(1, [
      `PodSelector:     ${allPods ? '<none> (Allowing the specific traffic to all pods in this namespace)' : selector}`,
      ...direction('ingress', policyTypes.includes('Ingress'), ingress.map(({ ports, from }) => ruleLines(ports, from, 'From', 'source'))),
      ...direction('egress', policyTypes.includes('Egress'), egress.map(({ ports, to }) => ruleLines(ports, to, 'To', 'destination'))),
      `Policy Types: ${policyTypes.join(', ') || '<none>'}`,
    ]),
  ]
}

/** A time as Go prints it without a format. */
function goTime(time: string | undefined): string {
  const ms = parseTime(time)
  return ms === undefined ? '0001-01-01 00:00:00 +0000 UTC' : `${rfc3339(ms).replace('T', ' ').replace('Z', '')} +0000 UTC`
}

function direction(name: string, affected: boolean, rules: readonly Lines[]): Lines {
  if (!affected) return [`Not affecting ${name} traffic`]
  const lines = rules.flatMap((rule, i) => (i ? ['----------', ...rule] : rule))
  return [`Allowing ${name} traffic:`, ...indent(1, lines.length ? lines : [`<none> (Selected pods are isolated for ${name} connectivity)`])]
}

function ruleLines(ports: readonly NetworkPolicyPort[] = [], peers: readonly NetworkPolicyPeer[] = [], title: string, side: string): Lines {
  return [
    ...(ports.length ? ports.map(portLine) : ['To Port: <any> (traffic allowed to all ports)']),
    ...(peers.length ? peers.flatMap((peer) => [`${title}:`, ...indent(1, peerLines(peer))]) : [`${title}: <any> (traffic not restricted by ${side})`]),
  ]
}

const portLine = ({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort) =>
  (endPort === undefined ? `To Port: ${orNil(port)}/${protocol}` : `To Port Range: ${orNil(port)}-${endPort}/${protocol}`)

function peerLines({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer): Lines {
  if (podSelector || namespaceSelector) {
    return [
      ...(namespaceSelector ? [`NamespaceSelector: ${formatLabelSelector(namespaceSelector)}`] : []),
      ...(podSelector ? [`PodSelector: ${formatLabelSelector(podSelector)}`] : []),
    ]
  }
  return ipBlock ? ['IPBlock:', `  CIDR: ${ipBlock.cidr}`, `  Except: ${(ipBlock.except ?? []).join(', ')}`] : []
}
