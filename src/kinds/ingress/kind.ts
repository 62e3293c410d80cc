import type { Ingress } from '../../api/types/networking.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { defaultClassName } from '../defaultclass.ts'
import { loadBalancerText } from '../service/columns.ts'
import { CLASS_ANNOTATION, validateIngress, validateIngressCreate, validateIngressStatus } from './validate.ts'

const SHOWN = 3
const DEFAULT_CLASS = 'ingressclass.kubernetes.io/is-default-class'

/** The first three hosts; once they are found, the rules behind them are only counted. */
function hostsText({ spec }: Ingress): string {
  const rules = spec?.rules ?? [], hosts: string[] = []
  for (const { host } of rules) {
    if (hosts.length === SHOWN) return `${hosts.join(',')} + ${rules.length - SHOWN} more...`
    if (host) hosts.push(host)
  }
  return hosts.join(',') || '*'
}

export const kind = defineKind<Ingress>({
  type: 'networking/v1.Ingress',
  prepareForCreate(ingress) {
    ingress.status = { loadBalancer: {} }
  },
  admit(ingress, old, ctx) {
    if (old || ctx.subresource || ingress.spec?.ingressClassName !== undefined || ingress.metadata.annotations?.[CLASS_ANNOTATION] !== undefined) return
    const name = defaultClassName(ctx.list('ingressclasses.networking.k8s.io'), DEFAULT_CLASS)
    if (name) ingress.spec = { ...ingress.spec, ingressClassName: name }
  },
  validate: validateIngressCreate,
  validateUpdate: (ingress, old, ctx) => (ctx.subresource === 'status' ? validateIngressStatus(ingress, old) : validateIngress(ingress, old)),
  warnings: ({ metadata, spec }, old) => (!old && metadata.annotations?.[CLASS_ANNOTATION] !== undefined && spec?.ingressClassName === undefined
    ? [`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`] : []),
  columns: [
    nameColumn,
    textColumn('Class', ({ spec }: Ingress) => spec?.ingressClassName ?? '<none>'),
    textColumn('Hosts', hostsText),
    textColumn('Address', ({ status }: Ingress) => loadBalancerText(status?.loadBalancer)),
    textColumn('Ports', ({ spec }: Ingress) => (spec?.tls?.length ? '80, 443' : '80')),
    ageColumn,
  ],
})
