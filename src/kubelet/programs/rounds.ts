import type { Script } from './parse.ts'
import type { World } from './world.ts'

/** A log keeps the last so many rounds of an endless loop at least, and loses them by so many at once, as a rotated file does. */
const KEPT = 2000, AT_ONCE = 2000

/**
 * Passes over the rounds of an endless loop whose output a rotated log has lost already. Loops that remember something
 * from round to round are worked through in full.
 * @param period ms that one round takes
 */
export function skipRounds(world: World, body: Script, period: number): void {
  if (world.horizon === undefined || period <= 0 || remembers(body)) return
  const lost = Math.floor(((world.horizon - world.elapsed) / period - KEPT) / AT_ONCE) * AT_ONCE
  if (lost <= 0) return
  world.elapsed += lost * period
  world.effects.splice(0, world.effects.length, ...world.effects.filter((effect) => !('log' in effect)))
}

const remembers = (body: Script): boolean => /"words":\["[A-Za-z_]\w*=|"operator":"(?:1|&)?>>?"|"kind":"(?:if|loop)"/.test(JSON.stringify(body))
