/** IP addresses and CIDR blocks: reading, canonical form, order. */

/** Four bytes for IPv4, sixteen for IPv6 (and for IPv4 written inside IPv6). */
export interface Ip {
  family: 4 | 6
  bytes: readonly number[]
  /** Octets with leading zeros, which strict readers refuse. */
  leadingZeros: boolean
  /** `::ffff:1.2.3.4` */
  mapped: boolean
}

export interface Cidr { ip: Ip; prefix: number; leadingZeros: boolean }

/** Reads an address as Go's ParseIPSloppy does (leading zeros in octets are let through); undefined when it is none. */
export function parseIp(text: string): Ip | undefined {
  if (text.includes(':')) return parseIpv6(text)
  const octets = parseOctets(text)
  return octets && { family: 4, bytes: octets.bytes, leadingZeros: octets.leadingZeros, mapped: false }
}

function parseOctets(text: string): { bytes: number[]; leadingZeros: boolean } | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (!match) return undefined
  const parts = match.slice(1)
  const bytes = parts.map(Number)
  return bytes.every((byte) => byte <= 255) ? { bytes, leadingZeros: parts.some((part) => part.length > 1 && part[0] === '0') } : undefined
}

function parseIpv6(text: string): Ip | undefined {
  let rest = text, tail: number[] = [], leadingZeros = false
  const lastColon = rest.lastIndexOf(':')
  if (rest.includes('.')) {
    const octets = parseOctets(rest.slice(lastColon + 1))
    if (!octets) return undefined
    tail = octets.bytes
    leadingZeros = octets.leadingZeros
    rest = `${rest.slice(0, lastColon + 1)}0:0`
  }
  const halves = rest.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (groups.flat().some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  const missing = 8 - groups.flat().length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const all = halves.length === 1 ? groups[0]! : [...groups[0]!, ...Array<string>(missing).fill('0'), ...groups[1]!]
  const bytes = all.flatMap((group) => { const value = parseInt(group, 16); return [value >> 8, value & 255] })
  if (tail.length) bytes.splice(12, 4, ...tail)
  return { family: 6, bytes, leadingZeros, mapped: bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255 }
}

/** The canonical form: dotted IPv4, RFC 5952 for IPv6; an IPv4 address inside IPv6 comes out dotted. */
export function formatIp(ip: Ip): string {
  if (ip.family === 4) return ip.bytes.join('.')
  if (ip.mapped) return ip.bytes.slice(12).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => (ip.bytes[i * 2]! << 8) | ip.bytes[i * 2 + 1]!)
  const run = longestZeroRun(groups)
  const hex = (part: number[]) => part.map((group) => group.toString(16)).join(':')
  return run ? `${hex(groups.slice(0, run.start))}::${hex(groups.slice(run.start + run.length))}` : hex(groups)
}

function longestZeroRun(groups: number[]): { start: number; length: number } | undefined {
  let best: { start: number; length: number } | undefined
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === 0) length++
    if (length > 1 && length > (best?.length ?? 0)) best = { start, length }
    start += length
  }
  return best
}

/** Reads `10.0.0.0/8`; undefined when it is no CIDR. Bits behind the prefix are kept. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const ip = parseIp(text.slice(0, slash)), size = text.slice(slash + 1)
  if (!ip || !/^\d{1,4}$/.test(size) || Number(size) > ip.bytes.length * 8) return undefined
  return { ip, prefix: Number(size), leadingZeros: ip.leadingZeros || (size.length > 1 && size[0] === '0') }
}

/** The network of a CIDR: bits behind the prefix set to 0. */
export function networkOf({ ip, prefix }: Cidr): Ip {
  const bytes = ip.bytes.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - i * 8))) & 255)
  return { ...ip, bytes }
}

/** `10.0.0.0/8` with the network's address. */
export const formatCidr = (cidr: Cidr): string => `${formatIp(networkOf(cidr))}/${cidr.prefix}`

/** Whether the address lies in the block. */
export function cidrContains(cidr: Cidr, ip: Ip): boolean {
  if (cidr.ip.bytes.length !== ip.bytes.length) return false
  const network = networkOf(cidr).bytes
  return networkOf({ ip, prefix: cidr.prefix, leadingZeros: false }).bytes.every((byte, i) => byte === network[i])
}

/** IPv6 and no IPv4 inside; false for what is no address. */
export const isIPv6 = (text: string): boolean => {
  const ip = parseIp(text)
  return ip?.family === 6 && !ip.mapped
}

export const isIPv4 = (text: string): boolean => {
  const ip = parseIp(text)
  return ip !== undefined && (ip.family === 4 || ip.mapped)
}

/** The number that an IPv4 address stands for, and back. */
export const ipv4ToNumber = (ip: Ip): number => ip.bytes.slice(-4).reduce((sum, byte) => sum * 256 + byte, 0)
export const numberToIpv4 = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
