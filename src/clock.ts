import type { Env } from './env.ts'
import type { ClockState } from './store/contract.ts'

export type ClockMode = ClockState['mode']

/**
 * The cluster's time. `real` follows the wall, `instant` follows the wall and jumps when somebody waits,
 * `manual` stands still until it is moved. With a fixed start (FAUXCTL_NOW) the wall plays no part:
 * time moves by jumps and by one tick a command.
 */
export interface Clock {
  mode: ClockMode
  /** Virtual ms. */
  now(state: ClockState): number
  /** Moves the time forward to `time` (virtual ms). */
  jump(state: ClockState, time: number): void
  /** Moves the time forward by so many ms, in every mode. */
  shift(state: ClockState, ms: number): void
  /** Once per command, before its first request. */
  tick(state: ClockState): void
}

/** Reads FAUXCTL_CLOCK, FAUXCTL_NOW and FAUXCTL_TICK. @throws Error that names the variable */
export function clockSettings(vars: Env['vars']): { mode?: ClockMode; start?: number; tick: number } {
  const mode = vars.FAUXCTL_CLOCK || undefined
  if (mode !== undefined && mode !== 'real' && mode !== 'instant' && mode !== 'manual') {
    throw new SettingError(`FAUXCTL_CLOCK must be real, instant or manual, not "${mode}"`)
  }
  const start = vars.FAUXCTL_NOW ? Date.parse(vars.FAUXCTL_NOW) : undefined
  if (start !== undefined && Number.isNaN(start)) throw new SettingError(`FAUXCTL_NOW must be a time such as 2026-01-01T00:00:00Z, not "${vars.FAUXCTL_NOW}"`)
  const tick = vars.FAUXCTL_TICK ? Number(vars.FAUXCTL_TICK) * 1000 : 1000
  if (!(tick >= 0)) throw new SettingError(`FAUXCTL_TICK must be a number of seconds, not "${vars.FAUXCTL_TICK}"`)
  return { mode, start, tick }
}

/** A FAUXCTL_ variable that makes no sense. */
export class SettingError extends Error {}

/** The clock of this run: settings from the environment win over what the cluster keeps. */
export function createClock(vars: Env['vars'], wallNow: () => number, kept: ClockState): Clock {
  const { mode = kept.mode, start, tick } = clockSettings(vars)
  return {
    mode,
    now: (state) => Math.floor(state.fixed ?? wallNow() + state.offset),
    jump(state, time) {
      if (state.fixed !== undefined) state.fixed = Math.max(state.fixed, time)
      else if (mode === 'instant') state.offset = Math.max(state.offset, time - wallNow())
    },
    shift(state, ms) {
      if (state.fixed !== undefined) state.fixed += ms
      else state.offset += ms
    },
    tick(state) {
      if (start === undefined) return
      if (state.fixed === undefined) state.fixed = start
      else if (state.started) state.fixed += tick
      state.started = true
    },
  }
}
