/** Field errors of DNS settings, host aliases, host names and the node's network. */
import { follows, requiredOneOf } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required, tooLong } from '../../../api/field.ts'
import { byteLength, dns1123Subdomain, dns1123SubdomainWithUnderscore } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { validateIp } from '../../validate/ip.ts'

export const validateDnsPolicy = (policy: string | undefined, path: string): FieldError[] =>
  requiredOneOf(policy, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], path)

export function validateDnsConfig({ dnsConfig: config, dnsPolicy }: Fields, path: string): FieldError[] {
  if (dnsPolicy === 'None') {
    if (!config) return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')]
    if (!config.nameservers?.length) return [required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')]
  }
  const { nameservers = [], searches = [], options = [] } = config ?? {}
  const errors: FieldError[] = nameservers.length > 3 ? [invalid(`${path}.nameservers`, nameservers, 'must not have more than 3 nameservers')] : []
  for (const [i, server] of nameservers.entries()) errors.push(...validateIp(`${path}.nameservers[${i}]`, server))
  if (searches.length > 32) errors.push(invalid(`${path}.searches`, searches, 'must not have more than 32 search paths'))
  if (byteLength(searches.join(' ')) > 2048) errors.push(invalid(`${path}.searches`, searches, 'must not have more than 2048 characters (including spaces) in the search list'))
  for (const [i, search] of searches.entries()) if (search !== '.') errors.push(...follows(dns1123SubdomainWithUnderscore, search.replace(/\.$/, ''), `${path}.searches[${i}]`))
  for (const [i, option] of options.entries()) if (!option.name) errors.push(required(`${path}.options[${i}]`, 'must not be empty'))
  return errors
}

export function validateHostAliases(aliases: readonly Fields[] | undefined, path: string): FieldError[] {
  return (aliases ?? []).flatMap(({ ip, hostnames = [] }, i) => [
    ...validateIp(`${path}[${i}].ip`, ip ?? ''), ...hostnames.flatMap((name: string, j: number) => follows(dns1123Subdomain, name, `${path}[${i}].hostnames[${j}]`))])
}

/** On the node's network a host port is the container's own port; in templates it may be left out. */
export function validateHostNetwork(spec: Fields, path: string, ofPod: boolean): FieldError[] {
  if (!spec.hostNetwork) return []
  return (spec.containers ?? []).flatMap(({ ports = [] }: Fields, i: number) => ports.flatMap(({ hostPort = 0, containerPort = 0 }: Fields, j: number) =>
    ((ofPod || hostPort) && hostPort !== containerPort ? [invalid(`${path}.containers[${i}].ports[${j}].hostPort`, hostPort, 'must match `containerPort` when `hostNetwork` is true')] : [])))
}

export function validateHostnameOverride(spec: Fields, path: string): FieldError[] {
  const name: string | undefined = spec.hostnameOverride
  if (name === undefined) return []
  const at = `${path}.hostnameOverride`
  return [
    ...(spec.setHostnameAsFQDN ? [forbidden(at, 'may not be specified when setHostnameAsFQDN is true')] : []),
    ...(spec.hostNetwork ? [forbidden(at, 'may not be specified when hostNetwork is true')] : []),
    ...(byteLength(name) > 64 ? [tooLong(at, 64)] : []),
    ...follows(dns1123Subdomain, name, at),
  ]
}
