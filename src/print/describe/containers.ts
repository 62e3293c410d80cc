import type { Container, ContainerPort, ContainerStatus, Pod } from '../../api/types/core.v1.ts'
import { quote } from '../../api/goquote.ts'
import { compareStrings } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { stateLines } from './containerstate.ts'
import { envFromLines, envLines } from './environment.ts'
import { indent, row } from './lines.ts'
import { probeText } from './probe.ts'
import { resourceLines } from './resources.ts'

interface Where {
  statuses?: readonly ContainerStatus[]
  /** The pod they run in; a template has none, and stands one level further in. */
  pod?: Pod
}

/** A section of containers (`Containers`, `Init Containers`, …). `kubectl: describe.describeContainers` */
export function containerLines(label: string, containers: readonly Container[], { statuses = [], pod }: Where): Lines {
  const nested = pod === undefined
  return [
    `${nested ? '  ' : ''}${label}:${containers.length ? '' : ' <none>'}`,
    ...containers.flatMap((container) => [
      `${nested ? '   ' : '  '}${container.name}:`,
      ...indent(2, detailLines(container, statuses.findLast((status) => status.name === container.name), pod)),
    ]),
  ]
}

function detailLines(container: Container, status: ContainerStatus | undefined, pod: Pod | undefined): Lines {
  const seccomp = container.securityContext?.seccompProfile
  return [
    ...(status ? [row('Container ID', status.containerID ?? '')] : []),
    row('Image', container.image ?? ''),
    ...(status ? [row('Image ID', status.imageID ?? '')] : []),
    portRow('Port', container.ports, (port) => port.containerPort),
    portRow('Host Port', container.ports, (port) => port.hostPort ?? 0),
    ...(seccomp ? [row('SeccompProfile', seccomp.type)] : []),
    ...(seccomp?.type === 'Localhost' ? [`  ${row('LocalhostProfile', seccomp.localhostProfile ?? '')}`] : []),
    ...words('Command', container.command),
    ...words('Args', container.args),
    ...(status ? stateLines(status) : []),
    ...resourceLines(container.resources),
    ...(container.livenessProbe ? [row('Liveness', probeText(container.livenessProbe))] : []),
    ...(container.readinessProbe ? [row('Readiness', probeText(container.readinessProbe))] : []),
    ...(container.startupProbe ? [row('Startup', probeText(container.startupProbe))] : []),
    ...envFromLines(container),
    ...envLines(container, pod),
    ...mountLines(container),
  ]
}

function portRow(title: string, ports: readonly ContainerPort[] = [], number: (port: ContainerPort) => number): string {
  const texts = ports.map((port) => `${number(port)}/${port.protocol ?? ''}${port.name ? ` (${port.name})` : ''}`)
  return row(texts.length > 1 ? `${title}s` : title, texts.join(', ') || '<none>')
}

const words = (title: string, list: readonly string[] = []): Lines =>
  (list.length ? [`${title}:`, ...indent(1, list.flatMap((word) => word.split('\n')))] : [])

function mountLines({ volumeMounts: mounts = [], volumeDevices: devices = [] }: Container): Lines {
  const none = mounts.length ? '' : '\t<none>'
  const sorted = [...mounts].sort((a, b) => compareStrings(a.mountPath, b.mountPath))
  return [
    `Mounts:${none}`,
    ...indent(1, sorted.map(({ mountPath, name, readOnly, subPath }) => `${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${quote(subPath)}` : ''})`)),
    ...(devices.length ? [`Devices:${none}`] : []),
    ...indent(1, [...devices].sort((a, b) => compareStrings(a.devicePath, b.devicePath)).map(({ devicePath, name }) => `${devicePath} from ${name}`)),
  ]
}
