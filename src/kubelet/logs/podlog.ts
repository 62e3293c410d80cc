import type { ApiRequest } from '../../api/request.ts'
import { badRequest, notFound } from '../../api/status.ts'
import { rfc3339 } from '../../api/time.ts'
import type { Node, Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../../controllers/contract.ts'
import type { PodMemory } from '../memory.ts'
import { SLOT } from '../memory.ts'
import type { Step } from '../step.ts'
import { placedContainers } from '../step.ts'
import { attemptOf, loggedId } from './attempt.ts'
import { logOptions } from './options.ts'
import type { LogOptions } from './options.ts'
import type { LogLine } from './output.ts'
import { outputOf } from './output.ts'

/** Where a reader that follows a log stands. */
export interface Cursor { id: string; readUntil: number; bytesLeft: number }

/** What a log request is answered with; for one who follows, how to go on: absent when the log is at its end. */
export interface LogAnswer { text: string; next?: { cursor: Cursor; at?: number } }

/** How far a follower looks ahead for the next line (ms). */
const AHEAD = 60_000

/** Answers `pods/log`. With a cursor: what has come since. `kubelet: GetKubeletContainerLogs` @throws ApiError */
export function podLog(request: ApiRequest, api: ControllerApi, cursor?: Cursor): LogAnswer {
  const name = request.name!
  const pod = api.get<Pod>('pods', request.namespace, name)
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  const options = logOptions(name, request.query ?? {}, api.now)
  const containers = placedContainers(pod).map(({ container }) => container)
  const container = options.container || containers.length > 1 ? containers.find((found) => found.name === options.container) : containers[0]
  if (!container) throw badRequest(options.container ? `container ${options.container} is not valid for pod ${name}` : `a container name must be specified for pod ${name}, choose one of: [${inOrder(pod).join(' ')}]`)
  const node = pod.spec!.nodeName ? api.get<Node>('nodes', undefined, pod.spec!.nodeName as string) : undefined
  if (!node) return { text: '' }
  const found = cursor ?? loggedId(pod, container.name, options.previous)
  if ('fault' in found) throw badRequest(found.fault)
  const memory = api.recall<PodMemory>(SLOT, `${request.namespace}/${name}`)
  const mine = memory?.uid === pod.metadata.uid ? memory : undefined
  const attempt = attemptOf(mine, pod, container.name, found.id)
  if (!attempt) return { text: cursor ? '' : `unable to retrieve container logs for ${found.id}` }
  const step: Step = { api, key: `${request.namespace}/${name}`, pod, node, memory: mine ?? { uid: pod.metadata.uid!, ip: pod.status?.podIP as string | undefined, containers: {}, reasons: {}, pulls: {}, probes: {} }, nodeIP: '' }
  const isOver = attempt.end !== undefined && attempt.end <= api.now
  const { lines, more } = outputOf(step, container, attempt, options.follow && !isOver ? api.now + AHEAD : api.now)
  const said = lines.filter(({ at }) => at <= api.now)
  const text = limited(selected(said, options, cursor), options, cursor?.bytesLeft ?? options.limitBytes ?? Infinity)
  const bytesLeft = (cursor?.bytesLeft ?? options.limitBytes ?? Infinity) - new TextEncoder().encode(text).length
  if (!options.follow || isOver || bytesLeft <= 0) return { text }
  const at = lines[said.length]?.at ?? (more ? api.now + AHEAD : undefined)
  const soonest = Math.min(at ?? Infinity, attempt.end ?? Infinity)
  return { text, next: { cursor: { id: found.id, readUntil: api.now, bytesLeft }, ...(soonest < Infinity && { at: soonest }) } }
}

/** Names in the order in which the server lists them: init containers, then the others. */
const inOrder = (pod: Pod) => placedContainers(pod).map(({ container }) => container.name)

function selected(lines: readonly LogLine[], { since, tailLines }: LogOptions, cursor: Cursor | undefined): readonly LogLine[] {
  if (cursor) return lines.filter(({ at }) => at > cursor.readUntil)
  const recent = since === undefined ? lines : lines.filter(({ at }) => at >= since)
  return tailLines === undefined ? recent : tailLines === 0 ? [] : recent.slice(-tailLines)
}

/** Lines as text, cut off after so many bytes. */
function limited(lines: readonly LogLine[], { timestamps }: LogOptions, bytes: number): string {
  const text = lines.map((line) => `${timestamps ? `${stampOf(line)} ` : ''}${line.text}\n`).join('')
  return bytes === Infinity ? text : new TextDecoder().decode(new TextEncoder().encode(text).slice(0, bytes))
}

const stampOf = ({ at, nanos }: LogLine) => rfc3339(at).replace('Z', `.${String(at % 1000).padStart(3, '0')}${nanos}Z`)
