import type { EndpointAddress, Endpoints, EndpointSubset } from '../../api/types/core.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { ipWarnings } from '../validate/ip.ts'
import { validateSubsets } from './validate.ts'

const SHOWN = 3

/** `10.244.0.3:80,10.244.0.4:80 + 2 more...` */
export function endpointsText({ subsets }: Endpoints, portName?: string): string {
  if (!subsets?.length) return '<none>'
  const texts = subsets.flatMap(({ addresses = [], ports }) => {
    if (!ports?.length) return addresses.map(({ ip }) => ip)
    return ports.filter((port) => portName === undefined || (port.name ?? '') === portName)
      .flatMap((port) => addresses.map(({ ip }) => `${ip.includes(':') ? `[${ip}]` : ip}:${port.port}`))
  })
  return texts.length > SHOWN ? `${texts.slice(0, SHOWN).join(',')} + ${texts.length - SHOWN} more...` : texts.join(',')
}

function warnings(endpoints: Endpoints): string[] {
  if (endpoints.metadata.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller') return []
  const of = (list: EndpointAddress[] | undefined, path: string) => (list ?? []).flatMap(({ ip }, i) => ipWarnings(`${path}[${i}].ip`, ip))
  return (endpoints.subsets ?? []).flatMap((subset: EndpointSubset, i) => [
    ...of(subset.addresses, `subsets[${i}].addresses`), ...of(subset.notReadyAddresses, `subsets[${i}].notReadyAddresses`),
  ])
}

export const kind = defineKind<Endpoints>({
  type: 'core/v1.Endpoints',
  createsOnUpdate: true,
  deprecation: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  defaults(endpoints) {
    for (const subset of endpoints.subsets ?? []) for (const port of subset.ports ?? []) port.protocol ||= 'TCP'
  },
  validate: (endpoints) => validateSubsets(endpoints.subsets),
  validateUpdate: (endpoints) => validateSubsets(endpoints.subsets),
  warnings,
  columns: [nameColumn, textColumn('Endpoints', (endpoints: Endpoints) => endpointsText(endpoints)), ageColumn],
})
