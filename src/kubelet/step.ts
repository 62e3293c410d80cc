import type { Container, Node, Pod } from '../api/types/core.v1.ts'
import type { ControllerApi, EventText } from '../controllers/contract.ts'
import { imageFacts, hexOf } from './images/facts.ts'
import type { PodMemory } from './memory.ts'

/** One pod on its way, as the parts of the kubelet hand it on. `memory` is a private copy; whoever changes it, writes it back at the end. */
export interface Step { api: ControllerApi; key: string; pod: Pod; memory: PodMemory; node: Node; nodeIP: string }

/** Where a container stands in the spec. */
export type Role = 'init' | 'sidecar' | 'main' | 'ephemeral'
export interface Placed { container: Container; role: Role; path: string }

/** Whether an init container is a sidecar: it keeps running beside the main ones. */
export const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always'

/** All containers of a pod in the order in which they start. */
export function placedContainers(pod: Pod): Placed[] {
  const { initContainers = [], containers, ephemeralContainers = [] } = pod.spec!
  return [
    ...initContainers.map((container): Placed => ({ container, role: isSidecar(container) ? 'sidecar' : 'init', path: `spec.initContainers{${container.name}}` })),
    ...containers.map((container): Placed => ({ container, role: 'main', path: `spec.containers{${container.name}}` })),
    ...ephemeralContainers.map((container): Placed => ({ container: container as Container, role: 'ephemeral', path: `spec.ephemeralContainers{${container.name}}` })),
  ]
}

/** A container by its name. */
export const placed = (pod: Pod, name: string): Placed => placedContainers(pod).find(({ container }) => container.name === name)!

/** Says something about a pod, or (with a path) about one of its containers. */
export function say(step: Step, type: EventText['type'], reason: string, message: string, path?: string): void {
  step.api.event(step.pod as never, { type, reason, message, ...(path && { fieldPath: path }) }, 'kubelet', step.node.metadata.name)
}

/** `web_default(4f236973-…)`: how the kubelet names a pod in texts. */
export const podLabel = ({ pod }: Step): string => `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`

/** A container id that follows from pod, container and attempt. */
export const containerId = (uid: string, name: string, attempt: number): string => `containerd://${hexOf(`${uid}/${name}/${attempt}`, 64)}`

/** The image's digest as statuses show it. */
export const imageId = (image: string): string => imageFacts(image).id

/** Whether a container's process runs now. */
export const isRunning = ({ memory }: Step, name: string): boolean => memory.containers[name] !== undefined && memory.containers[name].finished === undefined

/** Whether a container that does not run is to be started again by its restart policy. `kubelet: ShouldContainerBeRestarted` */
export function shouldRestart({ pod, memory }: Step, { container, role }: Placed): boolean {
  const state = memory.containers[container.name]
  if (pod.metadata.deletionTimestamp) return false
  if (!state) return true
  if (!state.finished || role === 'ephemeral') return false
  if (role === 'sidecar') return true
  const policy = pod.spec!.restartPolicy ?? 'Always'
  if (role === 'init') return state.finished.code !== 0 && policy !== 'Never'
  return policy === 'Always' || (policy === 'OnFailure' && state.finished.code !== 0)
}
