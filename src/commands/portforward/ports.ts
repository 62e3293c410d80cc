import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'

/** `8080:80` in its two parts; one alone is both. */
function split(word: string): [local: string, remote: string] {
  const parts = word.split(':')
  return parts.length === 2 ? [parts[0]!, parts[1]!] : [parts[0]!, parts[0]!]
}
const isNumber = (text: string) => /^[-+]?\d+$/.test(text)
const joined = (local: string, asked: string, remote: number | string) => (local === asked ? String(remote) : `${local}:${remote}`)

/** @throws CommandError */
function containerPort(pod: Fields, name: string): number {
  const { containers, initContainers = [] } = pod.spec
  for (const container of [...containers, ...initContainers] as Fields[]) {
    const port = (container.ports as Fields[] | undefined)?.find((found) => (found.name ?? '') === name)
    if (port) return port.containerPort
  }
  throw new CommandError(`Pod '${pod.metadata.name}' does not have a named port '${name}'`)
}

/** @throws CommandError */
function servicePort(service: Fields, name: string): number {
  const port = (service.spec.ports as Fields[] | undefined)?.find((found) => (found.name ?? '') === name)
  if (!port) throw new CommandError(`Service '${service.metadata.name}' does not have a named port '${name}'`)
  return port.port
}

/** Ports of a pod, names turned into numbers. `kubectl: convertPodNamedPortToNumber` @throws CommandError */
export const podPorts = (words: readonly string[], pod: Fields): string[] => words.map((word) => {
  const [local, remote] = split(word)
  if (!remote) throw new CommandError('remote port cannot be empty')
  return joined(local, remote, isNumber(remote) ? remote : containerPort(pod, remote))
})

/** Ports of a service as the ports of a pod behind it. `kubectl: translateServicePortToTargetPort` @throws CommandError */
export const servicePorts = (words: readonly string[], service: Fields, pod: Fields): string[] => words.map((word) => {
  const [asked, remote] = split(word)
  const number = isNumber(remote) ? Number(remote) : servicePort(service, remote)
  const local = !isNumber(remote) && asked === remote ? String(number) : asked
  const target = targetOf(service, pod, number)
  return joined(local, String(target), target)
})

function targetOf(service: Fields, pod: Fields, number: number): number {
  const port = (service.spec.ports as Fields[] | undefined)?.find((found) => found.port === number)
  if (!port) throw new CommandError(`Service ${service.metadata.name} does not have a service port ${number}`)
  if (service.spec.clusterIP === 'None') return number
  return typeof port.targetPort === 'string' ? containerPort(pod, port.targetPort) : port.targetPort || port.port
}

/** Only TCP can be forwarded. @throws CommandError */
export function refuseUdp(words: readonly string[], object: Fields, isService: boolean): void {
  const ports: { number: number; protocol: string }[] = isService
    ? ((object.spec.ports ?? []) as Fields[]).map(({ port, protocol = 'TCP' }) => ({ number: port, protocol }))
    : (object.spec.containers as Fields[]).flatMap(({ ports: all = [] }) => (all as Fields[]).map(({ containerPort: number, protocol = 'TCP' }) => ({ number, protocol })))
  const tcp = new Set(ports.filter(({ protocol }) => protocol === 'TCP').map(({ number }) => number))
  const udp = new Set(ports.filter(({ protocol, number }) => protocol === 'UDP' && !tcp.has(number)).map(({ number }) => number))
  for (const [, remote] of words.map(split)) {
    const number = isNumber(remote) ? Number(remote) : isService ? servicePort(object, remote) : containerPort(object, remote)
    if (udp.has(number)) throw new CommandError(`UDP protocol is not supported for ${remote}`)
  }
}

/** `client-go: portforward.parseAddresses` @throws CommandError */
export function parseAddresses(addresses: readonly string[]): void {
  for (const address of addresses) {
    const isIp4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) < 256)
    if (address !== 'localhost' && !isIp4 && !/^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(address)) throw new CommandError(`${address} is not a valid IP`)
  }
  if (!addresses.length) throw new CommandError('you must specify at least 1 address')
}

/** `client-go: portforward.parsePorts` @throws CommandError */
export function parsePorts(words: readonly string[]): { local: number; remote: number }[] {
  return words.map((word) => {
    const parts = word.split(':')
    if (parts.length > 2) throw new CommandError(`invalid port format '${word}'`)
    const local = port('local', parts[0]! || (parts.length === 2 ? '0' : ''))
    const remote = port('remote', parts.at(-1)!)
    if (!remote) throw new CommandError('remote port must be > 0')
    return { local, remote }
  })
}

function port(which: string, text: string): number {
  const why = !/^\d+$/.test(text) ? 'invalid syntax' : Number(text) > 65_535 ? 'value out of range' : undefined
  if (why) throw new CommandError(`error parsing ${which} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`)
  return Number(text)
}
