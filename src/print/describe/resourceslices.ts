import type { ResourceSlice } from '../../api/types/resource.v1.ts'
import { compareStrings } from '../go/value.ts'
import type { Lines, Related } from './contract.ts'
import { indent, table } from './lines.ts'

/** Pools that are listed at most. */
const mostPools = 10

/** Devices that only this node offers, by driver and pool; nothing when there are none or they cannot be had. */
export async function resourceSliceLines(node: string, related: Related): Promise<Lines> {
  const slices = await related.list('resourceslices.resource.k8s.io', undefined, { fieldSelector: `spec.nodeName=${node}` }).catch(() => []) as unknown as ResourceSlice[]
  if (!slices.length) return []
  const pools = new Map<string, { driver: string; pool: string; slices: number; devices: number }>()
  for (const { spec } of slices) {
    const key = `${spec.driver}/${spec.pool.name}`
    const pool = pools.get(key) ?? { driver: spec.driver, pool: spec.pool.name, slices: 0, devices: 0 }
    pools.set(key, { ...pool, slices: pool.slices + 1, devices: pool.devices + (spec.devices?.length ?? 0) })
  }
  const rows = [...pools].sort(([a], [b]) => compareStrings(a, b)).map(([, one]) => [one.driver, one.pool, one.slices, one.devices])
  const more = rows.length - mostPools
  return ['Node-Local ResourceSlices:', ...indent(1, [
    ...table(['Driver', 'Pool', 'Slices', 'Devices'], rows.slice(0, mostPools)),
    ...(more > 0 ? [`...and ${more} more pools`] : []),
  ])]
}
