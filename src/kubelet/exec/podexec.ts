import type { ApiRequest } from '../../api/request.ts'
import { ApiError, badRequest, internalError, notFound } from '../../api/status.ts'
import type { Container, Node, Pod } from '../../api/types/core.v1.ts'
import type { ControllerApi } from '../../controllers/contract.ts'
import { statusOfContainer } from '../logs/attempt.ts'
import { processVariables } from '../logs/variables.ts'
import { hexOf } from '../images/facts.ts'
import type { PodMemory } from '../memory.ts'
import { SLOT } from '../memory.ts'
import { startFault } from '../programs/missing.ts'
import type { Step } from '../step.ts'
import { placedContainers } from '../step.ts'
import { runSmall } from './small.ts'

/** What a command in a container did, and how long it took (ms); `unsupported` when the simulation does not know it. */
export interface ExecAnswer { stdout: string; stderr: string; exitCode: number; elapsed: number; unsupported?: true }

const UNSUPPORTED: ExecAnswer = { stdout: '', stderr: '', exitCode: 0, elapsed: 0, unsupported: true }

/** The body of an exec request, as the in-process client sends it. */
export interface ExecBody { container: string; command: string[]; stdin?: string }

const cannotUpgrade = (why: string) => new ApiError(400, 'BadRequest', `unable to upgrade connection: ${why}`)

/** Answers `pods/exec` and `pods/attach`, as far as small commands go. `kubelet: getExec` @throws ApiError */
export function podExec(request: ApiRequest, api: ControllerApi): ExecAnswer {
  const name = request.name!
  const { container: wanted, command, stdin = '' } = request.body as ExecBody
  const pod = api.get<Pod>('pods', request.namespace, name)
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  const container = placedContainers(pod).map((it) => it.container).find((found) => found.name === wanted)
  if (!container) throw badRequest(`container ${wanted} is not valid for pod ${name}`)
  const node = pod.spec!.nodeName ? api.get<Node>('nodes', undefined, pod.spec!.nodeName as string) : undefined
  if (!node) throw cannotUpgrade(`pod ${name} does not have a host assigned`)
  const status = statusOfContainer(pod, wanted)
  if (!status?.state?.running) throw cannotUpgrade(`container not found (${JSON.stringify(wanted)})`)
  if (request.subresource === 'attach') return UNSUPPORTED
  const memory = api.recall<PodMemory>(SLOT, `${request.namespace}/${name}`) ?? { uid: pod.metadata.uid!, ip: pod.status?.podIP as string | undefined, containers: {}, reasons: {}, pulls: {}, probes: {} }
  const step: Step = { api, key: `${request.namespace}/${name}`, pod, node, memory, nodeIP: pod.status?.hostIP as string ?? '' }
  refuseMissing(container, command, `${pod.metadata.uid}/${wanted}/${api.now}`)
  const startedAt = memory.containers[wanted]?.startedAt ?? api.now
  return runSmall(step, container, command, processVariables(step, container, startedAt), stdin) ?? UNSUPPORTED
}

/** A program that is not there cannot be started. */
function refuseMissing(container: Container, command: readonly string[], seed: string): void {
  const [program = ''] = command
  if (!startFault({ ...container, command: [program], args: [], workingDir: undefined } as Container)) return
  const why = program.includes('/') ? `stat ${program}: no such file or directory` : 'executable file not found in $PATH'
  throw internalError(`Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${hexOf(seed, 64)}": OCI runtime exec failed: exec failed: unable to start container process: exec: ${JSON.stringify(program)}: ${why}`)
}
