import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { row, rowIf } from './lines.ts'
import { metadataLines } from './metadata.ts'

/** kubectl: describe.IngressClassDescriber */
export const describeIngressClass: Describer = async (one, related) => {
  const { metadata, spec = {} } = one
  const { parameters } = spec
  return [
    row('Name', metadata.name),
    ...metadataLines(metadata),
    row('Controller', spec.controller ?? ''),
    ...(parameters ? ['Parameters:', ...rowIf('  APIGroup', parameters.apiGroup), row('  Kind', parameters.kind), row('  Name', parameters.name)] : []),
    ...await eventLines(one, related),
  ]
}
