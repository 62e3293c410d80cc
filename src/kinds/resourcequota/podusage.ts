import type { Fields, KubeObject } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import type { Amounts } from './amounts.ts'
import { addAmounts, ONE, raiseAmounts, readAmounts } from './amounts.ts'

type Side = 'requests' | 'limits'
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage']
/** Resources that every container has to name once a quota counts them. */
const NAMED = ['cpu', 'limits.cpu', 'limits.memory', 'memory', 'requests.cpu', 'requests.memory']
const POD_LEVEL = ['cpu', 'memory']

/** What the whole pod asks for: its containers together, its largest init container, and what the pod itself says. `component-helpers: resource` */
export function podAmounts(spec: Fields, side: Side): Amounts {
  const of = ({ resources }: Fields) => readAmounts(resources?.[side])
  const sum: Amounts = new Map(), sidecars: Amounts = new Map(), peak: Amounts = new Map()
  for (const container of spec.containers ?? []) addAmounts(sum, of(container))
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      addAmounts(sum, of(container))
      raiseAmounts(peak, addAmounts(sidecars, of(container)))
    } else raiseAmounts(peak, addAmounts(new Map(sidecars), of(container)))
  }
  raiseAmounts(sum, peak)
  for (const [name, amount] of readAmounts(spec.resources?.[side])) if (POD_LEVEL.includes(name) || name.startsWith('hugepages-')) sum.set(name, amount)
  for (const [name, amount] of readAmounts(spec.overhead)) if (side === 'requests' || sum.has(name)) addAmounts(sum, new Map([[name, amount]]))
  return sum
}

/** The names under which quotas count requests and limits. */
function counted(requests: Amounts, limits: Amounts): Amounts {
  const out: Amounts = new Map([['pods', ONE]])
  for (const name of COMPUTE) {
    const request = requests.get(name), limit = limits.get(name)
    if (request) out.set(name, request).set(`requests.${name}`, request)
    if (limit) out.set(`limits.${name}`, limit)
  }
  for (const [name, amount] of requests) {
    if (name.startsWith('hugepages-')) out.set(name, amount).set(`requests.${name}`, amount)
    else if (name.includes('/')) out.set(`requests.${name}`, amount)
  }
  return out
}

/** What quotas charge for a pod. One that is over, or should be gone, only counts as an object. */
export function podUsage(pod: KubeObject, now: number): Amounts {
  const { deletionTimestamp, deletionGracePeriodSeconds: grace } = pod.metadata, phase = pod.status?.phase
  const overdue = deletionTimestamp !== undefined && grace !== undefined && now > (parseTime(deletionTimestamp) ?? 0) + grace * 1000
  const objects: Amounts = new Map([['count/pods', ONE]])
  if (phase === 'Failed' || phase === 'Succeeded' || overdue) return objects
  return addAmounts(objects, counted(podAmounts(pod.spec, 'requests'), podAmounts(pod.spec, 'limits')))
}

/** What containers leave open that a quota has to count: `must specify limits.cpu for: a,b; …`; undefined when nothing. */
export function unspecified(spec: Fields, counts: readonly string[]): string | undefined {
  if (Object.keys({ ...spec.resources?.requests, ...spec.resources?.limits }).length) return undefined
  const missing = NAMED.filter((name) => counts.includes(name)).flatMap((name) => {
    const without = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
      .filter(({ resources }: Fields) => !counted(readAmounts(resources?.requests), readAmounts(resources?.limits)).has(name))
    const names = [...new Set<string>(without.map((container: Fields) => container.name))].sort()
    return names.length ? [`${name} for: ${names.join(',')}`] : []
  })
  return missing.length ? `must specify ${missing.join('; ')}` : undefined
}

/** Whether a quota speaks of pods at all by this name. */
export const countsPods = (name: string): boolean =>
  name === 'pods' || name === 'count/pods' || COMPUTE.includes(name) || NAMED.includes(name) || name === 'requests.ephemeral-storage' || name === 'limits.ephemeral-storage'
  || name.startsWith('hugepages-') || (name.startsWith('requests.') && (name.startsWith('requests.hugepages-') || name.includes('/')))

