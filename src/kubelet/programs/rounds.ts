import type { Script } from './parse.ts'
import type { World } from './world.ts'

/** A log keeps the last so many rounds of an endless loop at least, and loses them by so many at once, as a rotated file does. */
const KEPT = 2000, AT_ONCE = 2000

/**
 * Passes over the rounds of an endless loop whose output a rotated log has lost already. What counts up evenly is counted
 * on; loops that remember anything else from round to round are worked through in full.
 * @param period ms that one round takes
 */
export function skipRounds(world: World, body: Script, period: number): void {
  if (world.horizon === undefined || period <= 0) return
  const lost = Math.floor(((world.horizon - world.elapsed) / period - KEPT) / AT_ONCE) * AT_ONCE
  const counters = lost > 0 ? countersOf(JSON.stringify(body)) : undefined
  if (!counters) return
  for (const [name, step] of counters) world.variables.set(name, String(Number(world.variables.get(name) ?? world.env[name] ?? 0) + step * lost))
  world.elapsed += lost * period
  world.effects.splice(0, world.effects.length, ...world.effects.filter((effect) => !('log' in effect)))
}

/** Variables that each round adds a fixed number to; undefined when rounds differ in another way. */
function countersOf(body: string): Map<string, number> | undefined {
  if (/"operator":"(?:1|&)?>>?"|"kind":"(?:if|loop|for)"/.test(body)) return undefined
  const counters = new Map<string, number>()
  for (const [, name, value] of body.matchAll(/"words":\["([A-Za-z_]\w*)=([^"]*)"/g)) {
    const [, other, step] = /^\$\(\(\s*\$?(\w+)\s*\+\s*(\d+)\s*\)\)$/.exec(value!) ?? []
    if (other !== name) return undefined
    counters.set(name!, (counters.get(name!) ?? 0) + Number(step))
  }
  return counters
}
