import { parseTime } from '../../api/time.ts'
import type { Container } from '../../api/types/core.v1.ts'
import { hexOf } from '../images/facts.ts'
import { runWords } from '../programs/execute.ts'
import { wordsOf } from '../programs/life.ts'
import type { Effect, World } from '../programs/world.ts'
import { Break, Endless, Exit } from '../programs/world.ts'
import type { Step } from '../step.ts'
import { surroundingsOf } from '../surroundings.ts'
import type { Attempt } from './attempt.ts'
import { serverOutput } from './servers.ts'
import { processVariables } from './variables.ts'

/** One line of a container's log. `at` in ms since 1970, `nanos` the digits behind. */
export interface LogLine { at: number; nanos: string; text: string; error: boolean }

/** The lines of a run in order, and whether it may say more later than what was looked at. */
export interface Output { lines: LogLine[]; more: boolean }

/** So many steps of a program are worked through for its log. */
const BUDGET = 200_000
/** Programs whose own start-up output stands for their log, where a manifest names them itself. */
const SERVERS = /(?:^|\/)(?:nginx|httpd|httpd-foreground|redis-server|postgres|docker-entrypoint\.sh|mysqld|mariadbd)$/

/** What a run of a container has printed up to `until` (ms since 1970): follows from image, command, start and time. */
export function outputOf(step: Step, container: Container, attempt: Attempt, until: number): Output {
  if (attempt.neverStarted) return { lines: [], more: false }
  const { startedAt } = attempt
  const env = processVariables(step, container, startedAt)
  const words = wordsOf(container)
  const isServer = !words.length || SERVERS.test(words[0]!)
  const end = Math.min(until, attempt.end ?? Infinity)
  const { effects, more } = isServer
    ? { effects: serverOutput({ container, startedAt, env, ip: step.memory.ip ?? '127.0.0.1' }), more: false }
    : replay(step, container, words, env, startedAt, end - startedAt)
  return { lines: linesOf(effects, attempt).filter(({ at }) => at <= end), more }
}

/** Works a program through as it went from its start on, with the services there were at each time. */
function replay(step: Step, container: Container, words: readonly string[], env: Record<string, string>, startedAt: number, horizon: number): { effects: readonly Effect[]; more: boolean } {
  const world: World = { ...surroundingsOf(step, container), env, elapsed: 0, files: new Map(), effects: [], variables: new Map(), lastCode: 0, budget: BUDGET, startedAt, horizon }
  const { resolves } = world
  world.resolves = (name) => resolves(name) && isOlder(step, name, startedAt + world.elapsed)
  const print = (text: string, error: boolean) => { if (text) world.effects.push({ at: world.elapsed, log: text, error }) }
  try {
    const { out, err } = runWords(world, words)
    print(out, false)
    print(err, true)
    return { effects: world.effects, more: false }
  } catch (error) {
    if (!(error instanceof Exit || error instanceof Endless || error instanceof Break || error instanceof RangeError)) throw error
    return { effects: world.effects, more: error instanceof Endless && world.elapsed >= horizon && world.budget > 0 }
  }
}

function isOlder({ api, pod }: Step, name: string, time: number): boolean {
  const [service, namespace = pod.metadata.namespace!] = name.split('.')
  const found = api.get('services', namespace, service!)
  return !found || (parseTime(found.metadata.creationTimestamp) ?? 0) <= time
}

/** Text as lines; each has a time of its own that follows from its place. */
function linesOf(effects: readonly Effect[], { id, startedAt }: Attempt): LogLine[] {
  const lines: LogLine[] = []
  let partial = ''
  const add = (at: number, text: string, error: boolean) => {
    const digits = Number.parseInt(hexOf(`${id}/${lines.length}`, 5), 16) % 900
    lines.push({ at: startedAt + Math.floor(at), nanos: String(Math.min(999, lines.length % 100) * 1000 + digits).padStart(6, '0'), text, error })
  }
  for (const effect of effects) {
    if (!('log' in effect)) continue
    const parts = (partial + effect.log).split('\n')
    partial = parts.pop()!
    for (const part of parts) add(effect.at, part, effect.error === true)
  }
  const last = effects.findLast((effect) => 'log' in effect)
  if (partial && last) add(last.at, partial, false)
  return lines
}
