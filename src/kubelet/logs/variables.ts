import { parseTime } from '../../api/time.ts'
import type { Container, Service } from '../../api/types/core.v1.ts'
import { environmentOf } from '../environment.ts'
import { imageVariables } from '../images/variables.ts'
import type { Step } from '../step.ts'
import { userOf } from '../surroundings.ts'

/**
 * All variables that a container's process finds, in the order in which `env` shows them: the image's, the manifest's,
 * those of the services that were there when it started. `kubelet: makeEnvironmentVariables`
 */
export function processVariables(step: Step, container: Container, startedAt: number): Record<string, string> {
  const { pod } = step
  const image = container.image ?? ''
  const own = environmentOf(step, container).values
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOSTNAME: pod.spec!.hostNetwork ? step.node.metadata.name! : (pod.spec!.hostname as string | undefined) ?? pod.metadata.name!,
    ...imageVariables(image), ...own, ...serviceVariables(step, startedAt, new Set(Object.keys(own))),
    ...(own.HOME === undefined && { HOME: userOf(pod, container) === 0 ? '/root' : '/' }),
  }
}

/** `WEB_SERVICE_HOST` and so on. (kubelet: envvars.FromServices) Variables of the manifest stand before them. */
function serviceVariables({ pod, api }: Step, startedAt: number, taken: ReadonlySet<string>): Record<string, string> {
  const master = api.get('services', 'default', 'kubernetes') as Service | undefined
  const links = pod.spec!.enableServiceLinks !== false
  const others = links ? (api.list('services', pod.metadata.namespace!) as readonly Service[]).filter((service) => !(service.metadata.namespace === 'default' && service.metadata.name === 'kubernetes')) : []
  const found: Record<string, string> = {}
  for (const service of [...(master ? [master] : []), ...others]) {
    const { clusterIP, ports = [] } = service.spec!
    if (!clusterIP || clusterIP === 'None' || (parseTime(service.metadata.creationTimestamp) ?? 0) > startedAt) continue
    for (const [name, value] of ofService(service.metadata.name!, clusterIP as string, ports as readonly Port[])) if (!taken.has(name)) found[name] = value
  }
  return found
}

interface Port { name?: string; port: number; protocol?: string }

const variable = (name: string) => name.toUpperCase().replaceAll('-', '_')

function ofService(service: string, address: string, ports: readonly Port[]): [string, string][] {
  const name = variable(service)
  const [first] = ports
  if (!first) return [[`${name}_SERVICE_HOST`, address]]
  const url = ({ port, protocol = 'TCP' }: Port) => `${protocol.toLowerCase()}://${address}:${port}`
  return [
    [`${name}_SERVICE_HOST`, address], [`${name}_SERVICE_PORT`, String(first.port)],
    ...ports.filter((port) => port.name).map((port): [string, string] => [`${name}_SERVICE_PORT_${variable(port.name!)}`, String(port.port)]),
    [`${name}_PORT`, url(first)],
    ...ports.flatMap((port): [string, string][] => {
      const { protocol = 'TCP' } = port
      const prefix = `${name}_PORT_${port.port}_${protocol.toUpperCase()}`
      return [[prefix, url(port)], [`${prefix}_PROTO`, protocol.toLowerCase()], [`${prefix}_PORT`, String(port.port)], [`${prefix}_ADDR`, address]]
    }),
  ]
}
