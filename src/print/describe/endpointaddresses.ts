import type { EndpointSlice } from '../../api/types/discovery.v1.ts'
import { hostPort } from './probe.ts'

/** Addresses that are written out; the others are only counted. */
const shown = 3

/** Ready addresses behind a service port: `10.244.0.3:80,10.244.0.4:80 + 2 more...`. `kubectl: describe.formatEndpointSlices` */
export function endpointAddresses(slices: readonly EndpointSlice[], portName: string): string {
  if (!slices.length) return '<none>'
  const found: string[] = []
  // kubectl looks whether the list is full before it looks whether the endpoint is ready, so an unready one at the end counts as "more".
  let more = false
  for (const slice of slices) {
    const ports = slice.ports?.length ? slice.ports.filter((port) => (port.name ?? '') === portName) : [undefined]
    for (const port of ports) {
      for (const { addresses, conditions } of slice.endpoints ?? []) {
        if (found.length >= shown) more = true
        if (conditions?.ready === false) continue
        found.push(port ? hostPort(addresses[0]!, port.port!) : addresses[0]!)
      }
    }
  }
  return found.slice(0, shown).join(',') + (more ? ` + ${found.length - shown} more...` : '')
}
