import { invalid } from '../../api/field.ts'
import { internalError, invalidObject } from '../../api/status.ts'
import type { Service } from '../../api/types/core.v1.ts'
import type { HookContext } from '../contract.ts'
import { allocatesNodePorts, needsHealthCheckPort, nodePortsOf, usesNodePorts } from './predicates.ts'

/** The range of node ports (--service-node-port-range). */
const FIRST = 30000
const SIZE = 2768
/** The lowest ports are left to those who ask for one by number, as long as others are free. */
const STATIC_BAND = Math.min(128, Math.max(16, Math.floor(SIZE / 32)))

/** Why a port cannot be had; the message is the server's. */
class PortError extends Error {}

/** The ports of all services, with what this request takes. */
class PortPool {
  private readonly taken: Set<number>
  private readonly claimed: number[] = []
  constructor(private readonly ctx: HookContext) {
    this.taken = new Set(ctx.list('services').flatMap((service) => [...nodePortsOf(service as Service), service.spec.healthCheckNodePort ?? 0]))
  }

  /** @throws PortError */
  claim(port: number): void {
    if (!this.ctx.dryRun && (port < FIRST || port >= FIRST + SIZE)) throw new PortError(`provided port is not in the valid range. The range of valid ports is ${FIRST}-${FIRST + SIZE - 1}`)
    if (this.taken.has(port)) throw new PortError('provided port is already allocated')
    this.taken.add(port)
    this.claimed.push(port)
  }

  /** @throws PortError */
  any(): number {
    if (this.ctx.dryRun) return this.stand()
    for (const [low, count] of [[FIRST + STATIC_BAND, SIZE - STATIC_BAND], [FIRST, STATIC_BAND]] as const) {
      const start = this.ctx.random(count)
      for (let i = 0; i < count; i++) {
        const port = low + ((start + i) % count)
        if (this.taken.has(port)) continue
        this.taken.add(port)
        return port
      }
    }
    throw new PortError('range is full')
  }

  /** A dry run shows a number that stands for a port: the next one after those it has, or above the range. */
  private stand(): number {
    const last = this.claimed.length ? Math.max(...this.claimed) : 32768
    for (let port = last + 1; port < last + 100; port++) {
      if (this.taken.has(port)) continue
      this.taken.add(port)
      this.claimed.push(port)
      return port
    }
    throw new PortError('range is full')
  }
}

const refusePort = (service: Service, i: number, port: number, error: unknown): unknown =>
  error instanceof PortError ? invalidObject({ group: '', kind: 'Service' }, service.metadata.name ?? '', [invalid(`spec.ports[${i}].nodePort`, port, error.message)]) : error

/**
 * Gives ports their node ports, and a load balancer its health check port.
 * @throws ApiError when a wanted port is taken or out of range
 */
export function allocateNodePorts(service: Service, old: Service | undefined, ctx: HookContext): void {
  const wantsHealthCheck = needsHealthCheckPort(service) && !(old && needsHealthCheckPort(old))
  if (!usesNodePorts(service) && !wantsHealthCheck) return
  const pool = new PortPool(ctx)
  if (usesNodePorts(service) && old) updatePorts(service, nodePortsOf(old), pool)
  else if (usesNodePorts(service)) newPorts(service, pool)
  if (wantsHealthCheck) allocateHealthCheckPort(service, pool)
}

/** On create, entries of the same port number (TCP and UDP) share a node port. */
function newPorts(service: Service, pool: PortPool): void {
  const ports = service.spec.ports ?? [], shared = new Map<number, number>()
  ports.forEach((port, i) => {
    if (!port.nodePort && !allocatesNodePorts(service)) return
    const known = shared.get(port.port)
    if (known !== undefined) {
      if (!port.nodePort) port.nodePort = known
      else if (port.nodePort !== known) claim(service, i, port.nodePort, pool)
      return
    }
    const wanted = ports.find((other) => other.port === port.port && other.nodePort)?.nodePort
    if (wanted) claim(service, i, wanted, pool)
    port.nodePort = wanted ?? anyPort(pool)
    shared.set(port.port, port.nodePort)
  })
}

function updatePorts(service: Service, before: readonly number[], pool: PortPool): void {
  const seen = new Set<string>(), claimed = new Set<number>()
  service.spec.ports?.forEach((port, i) => {
    if (!port.nodePort && !allocatesNodePorts(service)) return
    if (!port.nodePort) port.nodePort = anyPort(pool)
    else if (!before.includes(port.nodePort) && !claimed.has(port.nodePort)) {
      claim(service, i, port.nodePort, pool)
      claimed.add(port.nodePort)
    }
    const key = `${port.protocol} ${port.nodePort}`
    if (seen.has(key)) throw internalError(`duplicate nodePort: {${key}}`)
    seen.add(key)
  })
}

function claim(service: Service, i: number, port: number, pool: PortPool): void {
  try {
    pool.claim(port)
  } catch (error) {
    throw refusePort(service, i, port, error)
  }
}

function anyPort(pool: PortPool): number {
  try {
    return pool.any()
  } catch (error) {
    throw error instanceof PortError ? internalError(`failed to allocate a nodePort: ${error.message}`) : error
  }
}

function allocateHealthCheckPort(service: Service, pool: PortPool): void {
  const wanted = service.spec.healthCheckNodePort
  try {
    if (wanted) pool.claim(wanted)
    else service.spec.healthCheckNodePort = pool.any()
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    throw internalError(wanted ? `failed to allocate requested HealthCheck NodePort ${wanted}: ${error.message}` : `failed to allocate a HealthCheck NodePort 0: ${error.message}`)
  }
}
