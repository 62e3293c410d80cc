import type { Fields } from '../../api/object.ts'

type Order = (left: Fields, right: Fields) => number

const first = (...orders: Order[]): Order => (left, right) => {
  for (const order of orders) {
    const found = order(left, right)
    if (found) return found
  }
  return 0
}
const by = (rank: (pod: Fields) => number): Order => (left, right) => rank(left) - rank(right)
/** By a text of a time; none comes last. */
const earlier = (time: (pod: Fields) => string | undefined): Order => (left, right) => {
  const [one, other] = [time(left), time(right)]
  if (one === other) return 0
  if (!one || !other) return one ? -1 : 1
  return one < other ? -1 : 1
}

const ready = ({ status }: Fields) => (status?.conditions as Fields[] | undefined)?.find((condition) => condition.type === 'Ready' && condition.status === 'True')
const readySince = (pod: Fields) => ready(pod)?.lastTransitionTime as string | undefined
const PHASES: Readonly<Record<string, number>> = { Running: 0, Unknown: 1, Pending: 2 }
const common = first(by(({ spec }) => (spec.nodeName ? 0 : 1)), by(({ status }) => PHASES[status?.phase] ?? 0), by((pod) => (ready(pod) ? 0 : 1)))
const created = ({ metadata }: Fields) => metadata.creationTimestamp as string | undefined

/** The most restarts of a container of each kind, plain ones first. */
const restarts = (list: string): Order => by(({ status }) => -Math.max(0, ...((status?.[list] ?? []) as Fields[]).map((container) => container.restartCount ?? 0)))
const mostRestarts = first(restarts('containerStatuses'), restarts('initContainerStatuses'))

/** The pod whose log says most comes first. `kubectl: podutils.ByLogging` */
export const byLogging = first(common, earlier(readySince), mostRestarts, earlier(created))

/** The pod that is best to attach to comes first. `kubectl: podutils.ActivePods`, turned round */
export const byActivity = first(
  common, by(({ metadata }) => (metadata.deletionTimestamp ? 1 : 0)),
  earlier(readySince), (left, right) => mostRestarts(right, left), earlier(created),
)
