import type { Container, Probe } from '../../api/types/core.v1.ts'
import type { ProbeMemory } from '../memory.ts'
import type { Step } from '../step.ts'

export type ProbeType = 'startup' | 'readiness' | 'liveness'

/** The probes of a container by type, in the order in which they are looked at. */
export function probesOf(container: Container): [ProbeType, Probe][] {
  const { startupProbe, readinessProbe, livenessProbe } = container
  return [...(startupProbe ? [['startup', startupProbe] as [ProbeType, Probe]] : []), ...(readinessProbe ? [['readiness', readinessProbe] as [ProbeType, Probe]] : []), ...(livenessProbe ? [['liveness', livenessProbe] as [ProbeType, Probe]] : [])]
}

/** What a probe has found out about the container that runs now. */
export function probeMemory({ memory }: Step, container: Container, type: ProbeType): ProbeMemory | undefined {
  const probe = memory.probes[`${container.name}/${type}`]
  return probe?.id === memory.containers[container.name]?.id ? probe : undefined
}

/** A running container has started once its startup probe, if any, has passed. */
export const hasStarted = (step: Step, container: Container): boolean =>
  !container.startupProbe || probeMemory(step, container, 'startup')?.result === 'success'

/** A running container is ready once it has started and its readiness probe, if any, passes. */
export const isReady = (step: Step, container: Container): boolean =>
  hasStarted(step, container) && (!container.readinessProbe || probeMemory(step, container, 'readiness')?.result === 'success')
