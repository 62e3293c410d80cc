/** The table of pods. STATUS, READY and RESTARTS as `kubernetes: printers/internalversion` works them out. */
import { humanDuration } from '../../api/duration.ts'
import type { Fields } from '../../api/object.ts'
import type { Column } from '../contract.ts'
import { ageColumn, nameColumn } from '../columns.ts'
import { isSidecar } from '../podspec/containers.ts'

export interface PodSummary {
  ready: number
  total: number
  /** What STATUS shows: `Running`, `Init:0/1`, `CrashLoopBackOff` … */
  status: string
  restarts: number
  /** When a container last ended before it was started again, ms; undefined when never. */
  lastRestart?: number
}

const ended = (status: Fields): number | undefined => {
  const finishedAt = status.lastState?.terminated?.finishedAt
  return finishedAt ? Date.parse(finishedAt) : undefined
}
const later = (a: number | undefined, b: number | undefined) => (a === undefined || (b !== undefined && b > a) ? b : a)

/** Why a container ended, in one word. */
function endReason(terminated: Fields): string {
  if (terminated.reason) return terminated.reason
  return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode ?? 0}`
}

const conditionIs = (pod: Fields, type: string) => pod.status?.conditions?.find((condition: Fields) => condition.type === type)?.status === 'True'

/** What one line of `get pods` says about a pod. */
export function summarizePod(pod: Fields): PodSummary {
  const spec = pod.spec ?? {}, status = pod.status ?? {}
  const initContainers = new Map<string, Fields>((spec.initContainers ?? []).map((container: Fields) => [container.name, container]))
  const summary: PodSummary = { ready: 0, total: spec.containers?.length ?? 0, status: status.reason || status.phase || '', restarts: 0 }
  for (const container of initContainers.values()) if (isSidecar(container)) summary.total++
  if (status.conditions?.some(({ type, reason }: Fields) => type === 'PodScheduled' && reason === 'SchedulingGated')) summary.status = 'SchedulingGated'
  const sidecars = { restarts: 0, lastRestart: undefined as number | undefined }
  const initializing = readInitContainers(status.initContainerStatuses ?? [], initContainers, spec, summary, sidecars)
  if (!initializing || conditionIs(pod, 'Initialized')) {
    summary.restarts = sidecars.restarts
    summary.lastRestart = sidecars.lastRestart
    readContainers(status.containerStatuses ?? [], pod, summary)
  }
  if (pod.metadata?.deletionTimestamp) {
    if (status.reason === 'NodeLost') summary.status = 'Unknown'
    else if (status.phase !== 'Failed' && status.phase !== 'Succeeded') summary.status = 'Terminating'
  }
  return summary
}

/** Reads init containers up to the first that is not done; says whether there is one. */
function readInitContainers(statuses: readonly Fields[], containers: ReadonlyMap<string, Fields>, spec: Fields, summary: PodSummary, sidecars: { restarts: number; lastRestart: number | undefined }): boolean {
  for (const [i, status] of statuses.entries()) {
    const sidecar = isSidecar(containers.get(status.name))
    summary.restarts += status.restartCount ?? 0
    summary.lastRestart = later(summary.lastRestart, ended(status))
    if (sidecar) {
      sidecars.restarts += status.restartCount ?? 0
      sidecars.lastRestart = later(sidecars.lastRestart, ended(status))
    }
    const { terminated, waiting } = status.state ?? {}
    if (terminated && !terminated.exitCode) continue
    if (sidecar && status.started) {
      if (status.ready) summary.ready++
      continue
    }
    if (terminated) summary.status = `Init:${endReason(terminated)}`
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') summary.status = `Init:${waiting.reason}`
    else summary.status = `Init:${i}/${spec.initContainers?.length ?? 0}`
    return true
  }
  return false
}

/** Reads the main containers, last to first, so that the first one's reason wins. */
function readContainers(statuses: readonly Fields[], pod: Fields, summary: PodSummary): void {
  let running = false, failure = ''
  for (let i = statuses.length - 1; i >= 0; i--) {
    const status = statuses[i]!
    summary.restarts += status.restartCount ?? 0
    summary.lastRestart = later(summary.lastRestart, ended(status))
    const { waiting, terminated, running: runs } = status.state ?? {}
    if (waiting?.reason) summary.status = waiting.reason
    else if (terminated) {
      summary.status = endReason(terminated)
      if (terminated.exitCode) failure = summary.status
    } else if (status.ready && runs) {
      running = true
      summary.ready++
    }
  }
  if (summary.status !== 'Completed') return
  if (running && conditionIs(pod, 'Ready')) summary.status = 'Running'
  else if (failure) summary.status = failure
  else if (running) summary.status = 'NotReady'
}

function readinessGates(pod: Fields): string {
  const gates: Fields[] = pod.spec?.readinessGates ?? []
  return gates.length ? `${gates.filter(({ conditionType }) => conditionIs(pod, conditionType)).length}/${gates.length}` : '<none>'
}

function restarts({ restarts: count, lastRestart }: PodSummary, now: number): string {
  return count && lastRestart !== undefined ? `${count} (${humanDuration(now - lastRestart)} ago)` : String(count)
}

const wide = (name: string, value: (pod: Fields) => string | undefined): Column => ({ name, type: 'string', priority: 1, cell: (pod) => value(pod) || '<none>' })

/** Several cells come from one summary. */
const summaries = new WeakMap<Fields, PodSummary>()
function summary(pod: Fields): PodSummary {
  let found = summaries.get(pod)
  if (!found) summaries.set(pod, (found = summarizePod(pod)))
  return found
}

export const podColumns: readonly Column[] = [
  nameColumn,
  { name: 'Ready', type: 'string', description: 'Ready containers out of all', cell: (pod) => `${summary(pod).ready}/${summary(pod).total}` },
  { name: 'Status', type: 'string', description: 'What the containers are doing', cell: (pod) => summary(pod).status },
  { name: 'Restarts', type: 'string', description: 'How often containers were started again', cell: (pod, now) => restarts(summary(pod), now) },
  ageColumn,
  wide('IP', (pod) => pod.status?.podIPs?.[0]?.ip),
  wide('Node', (pod) => pod.spec?.nodeName),
  wide('Nominated Node', (pod) => pod.status?.nominatedNodeName),
  wide('Readiness Gates', readinessGates),
]
