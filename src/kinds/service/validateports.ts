import type { FieldError } from '../../api/field.ts'
import { duplicate, forbidden, GoValue, invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Label, portNumber, qualifiedName } from '../../api/names.ts'
import type { Service, ServicePort } from '../../api/types/core.v1.ts'
import { validatePortNumberOrName } from '../validate/port.ts'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

/** Each port for itself. */
export function validatePorts(ports: readonly ServicePort[]): FieldError[] {
  const names = new Set<string>()
  return ports.flatMap((port, i) => validatePort(port, `spec.ports[${i}]`, ports.length > 1, names))
}

function validatePort(port: ServicePort, path: string, needsName: boolean, names: Set<string>): FieldError[] {
  const errors: FieldError[] = []
  if (port.name) {
    errors.push(...dns1123Label(port.name).map((text) => invalid(`${path}.name`, port.name, text)))
    if (names.has(port.name)) errors.push(duplicate(`${path}.name`, port.name))
    names.add(port.name)
  } else if (needsName) errors.push(required(`${path}.name`))
  errors.push(...portNumber(port.port ?? 0).map((text) => invalid(`${path}.port`, port.port ?? 0, text)))
  if (!port.protocol) errors.push(required(`${path}.protocol`))
  else if (!PROTOCOLS.includes(port.protocol)) errors.push(unsupported(`${path}.protocol`, port.protocol, PROTOCOLS))
  errors.push(...validatePortNumberOrName(port.targetPort ?? 0, `${path}.targetPort`))
  if (port.appProtocol !== undefined) errors.push(...qualifiedName(port.appProtocol).map((text) => invalid(`${path}.appProtocol`, port.appProtocol, text)))
  return errors
}

/** The ports against each other: no protocol and number twice. */
export function validatePortsTogether({ spec }: Service): FieldError[] {
  const ports = spec.ports ?? [], errors: FieldError[] = []
  if (spec.type === 'ClusterIP') ports.forEach((port, i) => port.nodePort && errors.push(forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'")))
  const nodePorts = new Set<string>(), numbers = new Set<string>()
  ports.forEach((port, i) => {
    const key = `${port.protocol} ${port.nodePort}`
    if (port.nodePort && nodePorts.has(key)) errors.push(duplicate(`spec.ports[${i}].nodePort`, port.nodePort))
    if (port.nodePort) nodePorts.add(key)
  })
  ports.forEach((port, i) => {
    const key = `${port.protocol} ${port.port}`
    if (numbers.has(key)) errors.push(duplicate(`spec.ports[${i}]`, portKey(port)))
    numbers.add(key)
  })
  return errors
}

/** The server shows its own struct here, in its own field names. */
const portKey = ({ protocol, port }: ServicePort) => new GoValue(`{"Name":"","Protocol":${JSON.stringify(protocol)},"AppProtocol":null,"Port":${port},"TargetPort":0,"NodePort":0}`)
