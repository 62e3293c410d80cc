import { invalid } from '../../api/field.ts'
import { cidrContains, formatIp, ipv4ToNumber, numberToIpv4, parseCidr, parseIp } from '../../api/ip.ts'
import { internalError, invalidObject } from '../../api/status.ts'
import type { Service } from '../../api/types/core.v1.ts'
import type { HookContext } from '../contract.ts'
import { HEADLESS } from './predicates.ts'

/** Where the cluster's service addresses come from (--service-cluster-ip-range). */
const RANGE = '10.96.0.0/16'
const range = parseCidr(RANGE)!
const first = ipv4ToNumber(range.ip) + 1
const size = 2 ** (32 - range.prefix) - 2
/** The lowest addresses are left to those who ask for one by name, as long as others are free. */
const STATIC_BAND = Math.min(256, Math.max(16, Math.floor(2 ** (32 - range.prefix) / 16)))

/**
 * Gives a Service its cluster IP: the one it asks for, or a free one at random.
 * @throws ApiError when the wanted address is taken or out of range
 */
export function allocateClusterIp(service: Service, ctx: HookContext): void {
  const { spec } = service
  if (spec.type === 'ExternalName' || spec.clusterIPs?.[0] === HEADLESS) return
  const taken = new Set(ctx.list('services').flatMap((other) => (other.spec.clusterIPs as string[] | undefined) ?? []))
  const wanted = spec.clusterIPs?.[0]
  const ip = wanted ? claim(service, wanted, ctx.dryRun ? new Set() : taken) : pick(service, taken, ctx)
  spec.clusterIPs = [ip, ...(spec.clusterIPs?.slice(1) ?? [])]
  spec.clusterIP = ip
}

function claim(service: Service, wanted: string, taken: ReadonlySet<string>): string {
  const ip = parseIp(wanted)!
  const refuse = (why: string) => invalidObject({ group: '', kind: 'Service' }, service.metadata.name ?? '', [invalid('spec.clusterIPs', service.spec.clusterIPs, `failed to allocate IP ${wanted}: ${why}`)])
  const outside = !cidrContains(range, ip) || ipv4ToNumber(ip) < first || ipv4ToNumber(ip) >= first + size
  if (outside) throw refuse(`the provided IP (${formatIp(ip)}) is not in the valid range. The range of valid IPs is ${RANGE}`)
  if (taken.has(formatIp(ip))) throw refuse('provided IP is already allocated')
  return wanted
}

function pick(service: Service, taken: ReadonlySet<string>, ctx: HookContext): string {
  // A dry run shows the network's own address, and does not look what is taken.
  if (ctx.dryRun) return formatIp(range.ip)
  for (const [low, count] of [[first + STATIC_BAND, size - STATIC_BAND], [first, STATIC_BAND]] as const) {
    const start = ctx.random(count)
    for (let i = 0; i < count; i++) {
      const ip = numberToIpv4(low + ((start + i) % count))
      if (!taken.has(ip)) return ip
    }
  }
  throw internalError(`failed to allocate a serviceIP for Service "${service.metadata.name}": range is full`)
}
