import type { Action } from './memory.ts'
import { hasStarted, probeMemory } from './probes/results.ts'
import type { Placed, Step } from './step.ts'
import { isRunning, placedContainers, shouldRestart } from './step.ts'

/** What a sync has to do for the containers, in order. `kubelet: computePodActions` */
export function actionsOf(step: Step): Action[] {
  const all = placedContainers(step.pod)
  const { containers } = step.memory
  const actions: Action[] = all.filter(({ container, role }) => role === 'ephemeral' && !containers[container.name]).map(startOf)
  const mains = all.filter(({ role }) => role === 'main')
  const hasBegun = mains.some(({ container }) => containers[container.name])
  for (const it of all) {
    if (it.role !== 'init' && it.role !== 'sidecar') continue
    const { name } = it.container
    if (it.role === 'init') {
      if (hasBegun || containers[name]?.finished?.code === 0) continue
      return isRunning(step, name) || !shouldRestart(step, it) ? actions : [...actions, startOf(it)]
    }
    if (isRunning(step, name)) {
      actions.push(...killOf(step, it))
      if (!hasStarted(step, it.container) && !hasBegun) return actions
    } else if (!mains.length || !isDone(step, mains)) {
      actions.push(startOf(it))
      if (!hasBegun) return actions
    }
  }
  for (const it of mains) {
    if (isRunning(step, it.container.name)) actions.push(...killOf(step, it))
    else if (shouldRestart(step, it)) actions.push(startOf(it))
  }
  if (isDone(step, mains)) {
    const grace = (step.pod.spec!.terminationGracePeriodSeconds as number | undefined) ?? 30
    for (const { container, role } of all) if (role === 'sidecar' && isRunning(step, container.name)) actions.push({ kind: 'kill', name: container.name, message: `Stopping container ${container.name}`, grace })
  }
  return actions
}

const startOf = ({ container }: Placed): Action => ({ kind: 'start', name: container.name })

/** No main container runs or will run again. */
const isDone = (step: Step, mains: readonly Placed[]) => mains.every((it) => step.memory.containers[it.container.name]?.finished && !shouldRestart(step, it))

/** Stops a running container whose definition has changed or whose probe has failed, and starts it again where it may. */
function killOf(step: Step, { container, role }: Placed): Action[] {
  const { name } = container
  const state = step.memory.containers[name]
  const failed = (['liveness', 'startup'] as const).find((type) => probeMemory(step, container, type)?.result === 'failure')
  const isChanged = state.image !== container.image
  if (!isChanged && !failed) return []
  const isKept = isChanged || role === 'sidecar' || step.pod.spec!.restartPolicy !== 'Never'
  const message = `Container ${name} ${isChanged ? 'definition changed' : `failed ${failed} probe`}`
  const probe = failed === 'liveness' ? container.livenessProbe : failed === 'startup' ? container.startupProbe : undefined
  const grace = probe?.terminationGracePeriodSeconds ?? (step.pod.spec!.terminationGracePeriodSeconds as number | undefined) ?? 30
  return [{ kind: 'kill', name, message: isKept ? `${message}, will be restarted` : message, grace }, ...(isKept ? [{ kind: 'start' as const, name }] : [])]
}
