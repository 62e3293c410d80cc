import { runBeside } from './programs/life.ts'
import type { Placed, Step } from './step.ts'
import { surroundingsOf } from './surroundings.ts'
import { onGrid } from './grid.ts'

/** Killed processes that outlive their grace end a moment after it (ms). */
const KILL = 50
/** A preStop hook that uses up the grace leaves the process this much (ms). */
const LAST_CHANCE = 2000

/** How long a container takes to stop (ms from now) and its exit code: its preStop hook, SIGTERM, and SIGKILL when the grace is over. */
export function stopTimeOf(step: Step, { container }: Placed, grace: number): { after: number; code: number } {
  const state = step.memory.containers[container.name]
  const hook = preStopMs(step, container)
  const left = hook ? Math.max(LAST_CHANCE, grace - hook) : grace
  const before = hook ? Math.min(hook, grace) : 0
  const isPolite = state.stop !== undefined && state.stop.after <= left
  return { after: Math.ceil((before + (isPolite ? state.stop!.after : left + KILL)) / 50) * 50, code: isPolite ? state.stop!.code : 137 }
}

function preStopMs(step: Step, container: Placed['container']): number {
  const hook = container.lifecycle?.preStop
  if (hook?.sleep) return (hook.sleep.seconds ?? 0) * 1000
  if (!hook?.exec) return 0
  const done = runBeside((hook.exec.command ?? []) as string[], surroundingsOf(step, container), new Map())
  return done ? onGrid(done.elapsed) : 0
}
