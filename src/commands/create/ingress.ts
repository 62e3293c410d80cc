import type { Fields } from '../../api/object.ts'
import { CommandError, string, stringArray } from '../../cli/command.ts'
import { defineGenerator } from './generator.ts'

/** host/path=service:port[,tls[=secret]] */
const rule = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+(,tls=?([\w-]+)?)?/

/** `kubectl create ingress`. */
export const ingress = defineGenerator({
  use: 'ingress NAME --rule=host/path=service:port[,tls[=secret]] ',
  aliases: ['ing'],
  short: 'Create an ingress with the specified name',
  examples: "  # All paths below / go to web\n  kubectl create ingress site --rule='shop.example.com/*=web:80'\n\n  # With TLS\n  kubectl create ingress site --class=nginx --rule='shop.example.com/=web:80,tls=cert'",
  flags: {
    class: string('', 'The ingress class.'),
    rule: stringArray([], 'A rule as host/path=service:port[,tls=secret]. A path that ends in * takes all that begins so.'),
    'default-backend': string('', 'The service for what no rule takes, as service:port.'),
    annotation: stringArray([], 'An annotation of the ingress, as key=value.'),
  },
  failure: 'failed to create ingress: ',
  make({ name, namespace, flags }) {
    const { 'default-backend': fallback, rule: rules, annotation } = flags
    if (!fallback && !rules.length) {
      throw new CommandError('not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)')
    }
    for (const text of rules) if (!rule.test(text)) throw new CommandError(`rule ${text} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`)
    for (const text of annotation) if (!text.includes('=')) throw new CommandError(`annotation ${text} is invalid and should be in format key=[value]`)
    if (fallback && fallback.split(':').length !== 2) throw new CommandError('default-backend should be in format servicename:serviceport')
    const annotations = Object.fromEntries(annotation.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]))
    const tls = tlsOf(rules)
    return {
      apiVersion: 'networking.k8s.io/v1', kind: 'Ingress',
      metadata: { name, namespace, ...(annotation.length && { annotations }) },
      spec: {
        ...(flags.class && { ingressClassName: flags.class }), ...(fallback && { defaultBackend: backend(fallback) }),
        ...(tls.length && { tls }), ...(rules.length && { rules: rulesOf(rules) }),
      },
    }
  },
})

function backend(text: string): Fields {
  const [name, port] = text.split(':') as [string, string]
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } }
}

/** One entry per secret; each host once. */
function tlsOf(rules: readonly string[]): { hosts?: string[]; secretName?: string }[] {
  const entries: { hosts?: string[]; secretName?: string }[] = []
  const seen = new Set<string>()
  for (const text of rules) {
    const parts = text.split(',')
    const host = text.split('/')[0]!
    if (parts.length !== 2 || seen.has(host)) continue
    seen.add(host)
    const secret = parts[1]!.split('=')[1] ?? ''
    const known = entries.find((entry) => (entry.secretName ?? '') === secret)
    if (known) known.hosts = [...(known.hosts ?? []), host]
    else if (host || secret) entries.push({ ...(host && { hosts: [host] }), ...(secret && { secretName: secret }) })
  }
  return entries
}

/** One rule per host, with all its paths. */
function rulesOf(texts: readonly string[]): Fields[] {
  const rules: { host?: string; http: { paths: Fields[] } }[] = []
  for (const text of texts) {
    const target = text.split(',')[0]!
    const host = target.slice(0, target.indexOf('/'))
    const [rest, service] = target.slice(target.indexOf('/') + 1).split('=') as [string, string]
    const prefix = rest.endsWith('*')
    const path = { path: `/${prefix ? rest.slice(0, -1) : rest}`, pathType: prefix ? 'Prefix' : 'Exact', backend: backend(service) }
    const known = rules.find((one) => (one.host ?? '') === host)
    if (known) known.http.paths.push(path)
    else rules.push({ ...(host && { host }), http: { paths: [path] } })
  }
  return rules
}
