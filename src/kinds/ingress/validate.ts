import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import { parseIp } from '../../api/ip.ts'
import { dns1123Subdomain, wildcardDns1123Subdomain } from '../../api/names.ts'
import type { HTTPIngressPath, Ingress, IngressRule, IngressTLS } from '../../api/types/networking.v1.ts'
import { validateIp } from '../validate/ip.ts'
import { validateBackend } from './backend.ts'

export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

const NOT_AN_IP = 'must be a DNS name, not an IP address'
const hostFaults = (host: string): string[] => (host.includes('*') ? wildcardDns1123Subdomain : dns1123Subdomain)(host)
const each = (path: string, value: string, texts: string[]): FieldError[] => texts.map((text) => invalid(path, value, text))

/** On create, the old class annotation and ingressClassName may not contradict each other. */
export function validateIngressCreate(ingress: Ingress): FieldError[] {
  const annotation = ingress.metadata.annotations?.[CLASS_ANNOTATION], name = ingress.spec?.ingressClassName
  const contradicts = annotation !== undefined && name !== undefined && annotation !== name
  return [...validateIngress(ingress), ...(contradicts ? [invalid(`annotations.${CLASS_ANNOTATION}`, annotation, 'must match `ingressClassName` when both are specified')] : [])]
}

export function validateIngress({ spec = {} }: Ingress, old?: Ingress): FieldError[] {
  const rules = spec.rules ?? [], errors: FieldError[] = []
  if (!rules.length && !spec.defaultBackend) errors.push(invalid('spec', spec.rules, 'either `defaultBackend` or `rules` must be specified'))
  if (spec.defaultBackend) errors.push(...validateBackend(spec.defaultBackend, 'spec.defaultBackend'))
  rules.forEach((rule, i) => errors.push(...validateRule(rule, `spec.rules[${i}]`)))
  const badSecretsBefore = (old?.spec?.tls ?? []).some(({ secretName }) => secretFaults(secretName).length)
  spec.tls?.forEach((tls, i) => errors.push(...validateTls(tls, `spec.tls[${i}]`, badSecretsBefore)))
  if (spec.ingressClassName !== undefined) errors.push(...each('spec.ingressClassName', spec.ingressClassName, dns1123Subdomain(spec.ingressClassName)))
  return errors
}

const secretFaults = (name: string | undefined): string[] => (name ? dns1123Subdomain(name) : [])

const validateTls = ({ hosts = [], secretName }: IngressTLS, path: string, anySecret: boolean): FieldError[] => [
  ...hosts.flatMap((host, i) => each(`${path}.hosts[${i}]`, host, hostFaults(host))),
  ...(anySecret ? [] : each(`${path}.secretName`, secretName ?? '', secretFaults(secretName))),
]

function validateRule({ host, http }: IngressRule, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (host && parseIp(host)) errors.push(invalid(`${path}.host`, host, NOT_AN_IP))
  if (host) errors.push(...each(`${path}.host`, host, hostFaults(host)))
  if (!http) return errors
  const paths = http.paths ?? []
  if (!paths.length) errors.push(required(`${path}.http.paths`))
  return [...errors, ...paths.flatMap((item, i) => validatePath(item, `${path}.http.paths[${i}]`))]
}

function validatePath({ path: value = '', pathType, backend }: HTTPIngressPath, path: string): FieldError[] {
  if (!pathType) return [required(`${path}.pathType`, 'pathType must be specified')]
  return [...pathErrors(value, pathType, path), ...validateBackend(backend ?? {}, `${path}.backend`)]
}

function pathErrors(value: string, type: string, path: string): FieldError[] {
  const absolute = value.startsWith('/') ? [] : [invalid(`${path}.path`, value, 'must be an absolute path')]
  if (type === 'ImplementationSpecific') return value ? absolute : []
  if (type !== 'Exact' && type !== 'Prefix') return [unsupported(`${path}.pathType`, type, ['Exact', 'ImplementationSpecific', 'Prefix'])]
  return [
    ...absolute,
    ...['//', '/./', '/../', '%2f', '%2F'].filter((part) => value.includes(part)).map((part) => invalid(`${path}.path`, value, `must not contain '${part}'`)),
    ...['/..', '/.'].filter((end) => value.endsWith(end)).map((end) => invalid(`${path}.path`, value, `cannot end with '${end}'`)),
  ]
}

/** status.loadBalancer, as an ingress controller writes it. */
export function validateIngressStatus(ingress: Ingress, old: Ingress): FieldError[] {
  const before = (old.status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? [])
  return (ingress.status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }, i) => {
    const path = `status.loadBalancer.ingress[${i}]`
    return [
      ...(ip ? validateIp(`${path}.ip`, ip, before) : []),
      ...(hostname ? each(`${path}.hostname`, hostname, dns1123Subdomain(hostname)) : []),
      ...(hostname && parseIp(hostname) ? [invalid(`${path}.hostname`, hostname, NOT_AN_IP)] : []),
    ]
  })
}
