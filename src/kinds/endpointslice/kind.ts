import { same } from '../../api/object.ts'
import type { EndpointSlice } from '../../api/types/discovery.v1.ts'
import { ageColumn, listWithMore, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { ipWarnings } from '../validate/ip.ts'
import { validateSlice, validateSliceUpdate } from './validate.ts'

const SHOWN = 3
const CONTROLLERS = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io']

function warnings(slice: EndpointSlice, old: EndpointSlice | undefined): string[] {
  const fqdn = !old && slice.addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : []
  if (CONTROLLERS.includes(slice.metadata.labels?.['endpointslice.kubernetes.io/managed-by'] ?? '')) return fqdn
  return [...fqdn, ...(slice.endpoints ?? []).flatMap((endpoint, i) => (endpoint.addresses ?? []).flatMap((ip, j) => ipWarnings(`endpoints[${i}].addresses[${j}]`, ip)))]
}

const content = ({ metadata, ...rest }: EndpointSlice) => ({ ...rest, labels: metadata.labels ?? {} })

/** EndpointSlice. It has no spec: generation counts changes of its endpoints, ports and labels. */
export const kind = defineKind<EndpointSlice>({
  type: 'discovery/v1.EndpointSlice',
  hasGeneration: false,
  defaults(slice) {
    for (const port of slice.ports ?? []) {
      port.name ??= ''
      port.protocol ??= 'TCP'
    }
  },
  prepareForCreate(slice) {
    slice.metadata.generation = 1
    for (const endpoint of slice.endpoints ?? []) delete endpoint.deprecatedTopology
  },
  prepareForUpdate(slice, old) {
    for (const endpoint of slice.endpoints ?? []) delete endpoint.deprecatedTopology
    slice.metadata.generation = (old.metadata.generation ?? 0) + (same(content(slice), content(old)) ? 0 : 1)
  },
  validate: validateSlice,
  validateUpdate: validateSliceUpdate,
  warnings,
  columns: [
    nameColumn,
    textColumn('AddressType', (slice: EndpointSlice) => slice.addressType),
    textColumn('Ports', (slice: EndpointSlice) => listWithMore((slice.ports ?? []).map(({ port, name }) => (port === undefined ? name ?? '*' : String(port))), SHOWN)),
    textColumn('Endpoints', (slice: EndpointSlice) => listWithMore((slice.endpoints ?? []).flatMap((endpoint) => endpoint.addresses ?? []), SHOWN)),
    ageColumn,
  ],
})
