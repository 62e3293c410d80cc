import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { cidrContains, parseCidr } from '../../api/ip.ts'
import { validateLabelSelector } from '../../api/labels.ts'
import { portNumber } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'
import { validateCidr } from '../validate/ip.ts'
import { validatePortNumberOrName } from '../validate/port.ts'

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'], TYPES = ['Ingress', 'Egress']

export function validatePolicy({ podSelector, ingress = [], egress = [], policyTypes = [] }: Fields): FieldError[] {
  const rules = (list: Fields[], name: string, peers: string) => list.flatMap((rule, i) => [
    ...(rule.ports ?? []).flatMap((port: Fields, j: number) => validatePort(port, `spec.${name}[${i}].ports[${j}]`)),
    ...(rule[peers] ?? []).flatMap((peer: Fields, j: number) => validatePeer(peer, `spec.${name}[${i}].${peers}[${j}]`)),
  ])
  const errors = [...validateLabelSelector(podSelector, 'spec.podSelector'), ...rules(ingress, 'ingress', 'from'), ...rules(egress, 'egress', 'to')]
  if (policyTypes.length > TYPES.length) return [...errors, invalid('spec.policyTypes', policyTypes, 'may not specify more than two policyTypes')]
  return [...errors, ...policyTypes.flatMap((type: string, i: number) => (TYPES.includes(type) ? [] : [unsupported(`spec.policyTypes[${i}]`, type, TYPES)]))]
}

function validatePort({ protocol, port, endPort }: Fields, path: string): FieldError[] {
  const errors: FieldError[] = PROTOCOLS.includes(protocol) ? [] : [unsupported(`${path}.protocol`, protocol, PROTOCOLS)]
  if (port === undefined) return endPort === undefined ? errors : [...errors, invalid(`${path}.endPort`, endPort, 'may not be specified when `port` is not specified')]
  errors.push(...validatePortNumberOrName(port, `${path}.port`))
  if (endPort === undefined) return errors
  if (typeof port === 'string') return [...errors, invalid(`${path}.endPort`, endPort, 'may not be specified when `port` is non-numeric')]
  if (endPort < port) errors.push(invalid(`${path}.endPort`, endPort, 'must be greater than or equal to `port`'))
  return [...errors, ...portNumber(endPort).map((text) => invalid(`${path}.endPort`, endPort, text))]
}

function validatePeer({ podSelector, namespaceSelector, ipBlock }: Fields, path: string): FieldError[] {
  const errors = [...validateLabelSelector(podSelector, `${path}.podSelector`), ...validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`)]
  if (ipBlock) errors.push(...validateBlock(ipBlock, `${path}.ipBlock`))
  if (!podSelector && !namespaceSelector && !ipBlock) errors.push(required(path, 'must specify a peer'))
  if (ipBlock && (podSelector || namespaceSelector)) errors.push(forbidden(path, 'may not specify both ipBlock and another peer'))
  return errors
}

function validateBlock({ cidr = '', except = [] }: Fields, path: string): FieldError[] {
  if (!cidr) return [required(`${path}.cidr`)]
  const errors = validateCidr(`${path}.cidr`, cidr), block = parseCidr(cidr)
  if (!block) return errors
  except.forEach((text: string, i: number) => {
    errors.push(...validateCidr(`${path}.except[${i}]`, text))
    const inner = parseCidr(text)
    if (inner && !(cidrContains(block, inner.ip) && inner.prefix > block.prefix)) errors.push(invalid(`${path}.except[${i}]`, text, 'must be a strict subset of `cidr`'))
  })
  return errors
}
