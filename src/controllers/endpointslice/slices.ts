import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { sortedByHash } from '../shared/fnv.ts'
import { isNamespaceGoing } from '../shared/pod-control.ts'
import { TRIGGER_TIME } from '../shared/services.ts'

export const SLICES = 'endpointslices.discovery.k8s.io'
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
export const SERVICE_NAME = 'kubernetes.io/service-name'
/** A slice holds at most so many endpoints. */
const PER_SLICE = 100

/** Endpoints that belong into slices of their own: one address type, one set of ports. */
export interface Group { addressType: 'IPv4' | 'IPv6'; ports: Fields[]; endpoints: Fields[] }

/** What to do about the slices of one owner. */
export interface Plan { create: KubeObject[]; update: KubeObject[]; remove: KubeObject[] }

/** A port as Go's spew prints it: its hash settles the order of ports. */
const portText = ({ name, port, protocol, appProtocol }: Fields): string =>
  `(v1.EndpointPort){Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`

/** The ports of a slice, in their order. */
export const orderedPorts = (ports: readonly Fields[]): Fields[] => sortedByHash(ports, portText)

const identity = ({ addresses, hostname, targetRef }: Fields): string => JSON.stringify([addresses, hostname, targetRef?.kind, targetRef?.namespace, targetRef?.name, targetRef?.uid])
const endpointsOf = (slice: KubeObject): readonly Fields[] => slice.endpoints ?? []

/** Fits all groups into the slices that exist; slices that no group fits go. */
export function planGroups(groups: readonly Group[], existing: readonly KubeObject[], labels: Fields, blank: () => KubeObject): Plan {
  const plan: Plan = { create: [], update: [], remove: [] }
  const left = new Set(existing)
  for (const group of groups) {
    const own = existing.filter((slice) => slice.addressType === group.addressType && same(slice.ports ?? [], group.ports))
    for (const slice of own) left.delete(slice)
    merge(plan, planGroup(group, own, labels, blank))
  }
  plan.remove.push(...left)
  return plan
}

/** Adds a plan to another. */
export function merge(plan: Plan, more: Plan): void {
  plan.create.push(...more.create)
  plan.update.push(...more.update)
  plan.remove.push(...more.remove)
}

/** Whether there is nothing to do. */
export const isIdle = ({ create, update, remove }: Plan): boolean => create.length + update.length + remove.length === 0

/**
 * Fits a group's endpoints into the slices that exist, moving as little as may be: what stands somewhere stays there, free
 * room in slices that change anyway is filled, then one other slice, then new ones. `blank` makes an empty slice.
 */
function planGroup(group: Group, existing: readonly KubeObject[], labels: Fields, blank: () => KubeObject): Plan {
  const wanted = new Map(group.endpoints.map((endpoint) => [identity(endpoint), endpoint]))
  const plan: Plan = { create: [], update: [], remove: [] }
  const untouched: KubeObject[] = []
  for (const slice of existing) {
    const kept: Fields[] = []
    for (const endpoint of endpointsOf(slice)) {
      const id = identity(endpoint), now = wanted.get(id)
      if (now) kept.push(now)
      wanted.delete(id)
    }
    if (same(kept, endpointsOf(slice)) && same(slice.metadata.labels, labels)) untouched.push(slice)
    else if (kept.length) plan.update.push({ ...slice, metadata: { ...slice.metadata, labels }, endpoints: kept })
    else plan.remove.push(slice)
  }
  const rest = [...wanted.values()]
  for (const slice of plan.update.sort((a, b) => b.endpoints.length - a.endpoints.length)) fill(slice, rest)
  if (rest.length && rest.length < PER_SLICE) {
    const fits = untouched.filter((slice) => endpointsOf(slice).length + rest.length <= PER_SLICE).sort((a, b) => endpointsOf(b).length - endpointsOf(a).length)[0]
    if (fits) {
      const slice = { ...fits, endpoints: [...endpointsOf(fits)] }
      fill(slice, rest)
      plan.update.push(slice)
    }
  }
  while (rest.length) {
    const slice = { ...blank(), addressType: group.addressType, ports: group.ports.length ? group.ports : null, endpoints: [] }
    fill(slice, rest)
    plan.create.push(slice)
  }
  return plan
}

function fill(slice: KubeObject, rest: Fields[]): void {
  slice.endpoints.push(...rest.splice(0, PER_SLICE - slice.endpoints.length))
}

/** Writes a plan. A slice that would go is turned into one that would come, where the address type allows. `trigger` undefined clears the annotation. */
export function carryOut(plan: Plan, trigger: string | undefined, api: ControllerApi): void {
  const create = [...plan.create], update = [...plan.update], remove: KubeObject[] = []
  for (const slice of plan.remove) {
    const last = create.at(-1)
    if (last && last.addressType === slice.addressType) update.push({ ...create.pop()!, metadata: { ...slice.metadata, labels: last.metadata.labels } })
    else remove.push(slice)
  }
  try {
    for (const slice of create) api.create(SLICES, stamped(slice, trigger))
  } catch (error) {
    if (error instanceof ApiError && isNamespaceGoing(error)) return
    throw error
  }
  for (const slice of update) api.update(SLICES, stamped(slice, trigger))
  for (const slice of remove) api.delete(SLICES, slice.metadata.namespace, slice.metadata.name!)
}

function stamped(slice: KubeObject, trigger: string | undefined): KubeObject {
  const { [TRIGGER_TIME]: _, ...rest } = slice.metadata.annotations ?? {}
  const annotations = { ...rest, ...(trigger && { [TRIGGER_TIME]: trigger }) }
  const { annotations: __, ...metadata } = slice.metadata
  return { ...slice, metadata: { ...metadata, ...(Object.keys(annotations).length && { annotations }) } }
}
