import type { Node, Pod } from '../api/types/core.v1.ts'
import type { ControllerApi } from '../controllers/contract.ts'
import { hexOf } from './images.ts'
import type { PodMemory } from './memory.ts'
import { SLOT } from './memory.ts'
import { podStatus } from './status.ts'

/** One pod on its way, as the parts of the kubelet hand it on. */
export interface Step { api: ControllerApi; key: string; pod: Pod; memory: PodMemory; node: Node; at: { name: string; ip: string } }

/** Writes the status where it differs, and the memory with it. */
export function report(step: Step, state: { phase: string; initialized: boolean }): void {
  const { api, key, pod, memory, at } = step
  api.remember(SLOT, key, memory)
  const status = podStatus(pod, memory, { ...state, now: api.now, node: at })
  api.updateStatus('pods', { ...pod, status })
  if (memory.sandboxAt !== undefined && api.now < memory.sandboxAt) api.requeueAt(key, memory.sandboxAt)
}

/** A container id that follows from pod, container and attempt. */
export const containerId = (uid: string, name: string, attempt: number): string => `containerd://${hexOf(`${uid}/${name}/${attempt}`, 64)}`
