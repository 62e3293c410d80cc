/** Warnings about environment and ports of containers. */
import type { Fields } from '../../api/object.ts'
import { containersOf } from './containers.ts'

/** A name given twice whose second value does not build on the first. */
export function envWarnings({ env = [] }: Fields, path: string): string[] {
  const seen = new Set<string>()
  return env.flatMap(({ name, value = '', valueFrom }: Fields, i: number) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    const reference = `$(${name})`
    const hides = valueFrom || value === reference || !value.includes(reference)
    return hides ? [`${path}.env[${i}]: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`] : []
  })
}

/** Ports of all containers that are the same, or may get in each other's way. */
export function portWarnings(spec: Fields, path: string): string[] {
  const warnings: string[] = []
  const known = new Map<string, { at: string; hostIP: string; hostPort: number }[]>()
  for (const [container, own] of containersOf(spec, path)) {
    for (const [i, { name = '', containerPort = 0, hostPort = 0, protocol = '', hostIP = '' }] of (container.ports ?? []).entries()) {
      const at = `${own}.ports[${i}]`
      if (hostIP && !hostPort) warnings.push(`${at}: hostIP set without hostPort: {Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`)
      const key = `${containerPort}/${protocol}`
      const others = known.get(key) ?? []
      for (const other of others) {
        if (hostIP === other.hostIP && hostPort === other.hostPort) warnings.push(`${at}: duplicate port definition with ${other.at}`)
        else if (!hostPort || !other.hostPort) warnings.push(`${at}: overlapping port definition with ${other.at}`)
        else if (hostPort === other.hostPort && !hostIP !== !other.hostIP) warnings.push(`${at}: dangerously ambiguous port definition with ${other.at}`)
      }
      known.set(key, [...others, { at, hostIP, hostPort }])
    }
  }
  return warnings
}

export function portNameWarnings(spec: Fields, path: string): string[] {
  const warnings: string[] = []
  const known = new Map<string, string>()
  for (const [container, own] of containersOf(spec, path)) {
    for (const [i, { name }] of (container.ports ?? []).entries()) {
      const at = `${own}.ports[${i}]`, other = known.get(name)
      if (!name) continue
      if (other) warnings.push(`${at}: duplicate port name ${JSON.stringify(name)} with ${other}, services and probes that select ports by name will use ${other}`)
      else known.set(name, at)
    }
  }
  return warnings
}
