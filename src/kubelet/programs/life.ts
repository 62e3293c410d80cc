import type { Container } from '../../api/types/core.v1.ts'
import { knownImage } from '../images/known.ts'
import { BOX } from './box.ts'
import { runWords } from './execute.ts'
import type { Effect, Surroundings, World } from './world.ts'
import { Break, Endless, Exit } from './world.ts'

/** How the main process of a container lives. Times in ms since its start. */
export interface Life {
  /** When it ends by itself, and how; absent: it runs until it is stopped. */
  end?: { after: number; code: number; reason?: 'OOMKilled' }
  /** It waits for something in the cluster and looks again after so many ms. */
  polls?: number
  /** How long it takes to stop on SIGTERM and with which exit code; Infinity when it does not listen to the signal. */
  stop: { after: number; code: number }
  effects: readonly Effect[]
}

const POLITE = { after: 100, code: 0 }
const DEAF = { after: Infinity, code: 137 }
/** A program that has nothing to do still takes a moment. */
const MOMENT = 10

/** The words that a container's process starts with, as far as the manifest says; none for the image's own command. */
export function wordsOf(container: Pick<Container, 'image' | 'command' | 'args'>): readonly string[] {
  const { command = [], args = [] } = container
  if (command.length) return [...command, ...args]
  return args.length && !args[0].startsWith('-') && (knownImage(container.image ?? '')?.runsArgs ?? !knownImage(container.image ?? '')) ? args : []
}

/** Works out how a container's process lives. */
export function lifeOf(container: Pick<Container, 'image' | 'command' | 'args'>, around: Surroundings): Life {
  const known = knownImage(container.image ?? '')
  const words = wordsOf(container)
  if (!words.length) {
    if (/polinux\/stress|stress-ng/.test(container.image ?? '') && container.args?.length) return work(['stress', ...container.args], around)
    return known?.ends ? { end: { ...known.ends, after: known.ends.after + MOMENT }, stop: DEAF, effects: [] } : { stop: known?.stop ?? POLITE, effects: [] }
  }
  return work(words, around)
}

function work(words: readonly string[], around: Surroundings): Life {
  const world: World = { ...around, elapsed: 0, files: new Map(), effects: [], variables: new Map(), lastCode: 0, budget: 3000 }
  const ended = (code: number, reason?: 'OOMKilled'): Life => ({ end: { after: world.elapsed + MOMENT, code, ...(reason && { reason }) }, stop: stopOf(words, world), effects: world.effects })
  try {
    const { code, out, err } = runWords(world, words)
    if (out) world.effects.push({ at: world.elapsed, log: out })
    if (err) world.effects.push({ at: world.elapsed, log: err, error: true })
    return ended(code)
  } catch (error) {
    if (error instanceof Exit) return ended(error.code, error.reason)
    if (error instanceof Endless) return { stop: stopOf(words, world), effects: world.effects, ...(error.polls !== undefined && { polls: error.polls }) }
    if (error instanceof Break || error instanceof RangeError) return { stop: stopOf(words, world), effects: world.effects }
    throw error
  }
}

/** Process 1 gets no default handlers: a shell and its small commands do not hear SIGTERM, servers do. */
function stopOf(words: readonly string[], world: World): Life['stop'] {
  if (world.trap !== undefined) return { after: 100, code: world.trap }
  const name = words[0].split('/').pop()!
  if (['sh', 'bash', 'ash', 'dash'].includes(name)) return /\bexec\s+(?!sleep|tail)\S/.test(words.join(' ')) ? POLITE : DEAF
  return BOX.has(name) && name !== 'httpd' ? DEAF : POLITE
}

/** Files that a process has made by a time (ms since its start), by path. */
export function filesAt(life: Life, elapsed: number): Map<string, string> {
  const files = new Map<string, string>()
  for (const effect of life.effects) {
    if (effect.at > elapsed) continue
    if ('write' in effect) files.set(effect.write, effect.text)
    else if ('remove' in effect) files.delete(effect.remove)
  }
  return files
}

/** Runs a command beside the main process, as `exec` does. A command that would run for ever gives undefined. */
export function runBeside(words: readonly string[], around: Surroundings, files: Map<string, string>): { code: number; output: string; elapsed: number } | undefined {
  const world: World = { ...around, elapsed: 0, files: new Map(files), effects: [], variables: new Map(), lastCode: 0, budget: 3000 }
  const output = () => world.effects.map((effect) => ('log' in effect ? effect.log : '')).join('')
  try {
    const { code, out, err } = runWords(world, words)
    return { code, output: output() + out + err, elapsed: world.elapsed }
  } catch (error) {
    if (error instanceof Exit) return { code: error.code, output: output(), elapsed: world.elapsed }
    if (error instanceof Endless || error instanceof Break || error instanceof RangeError) return undefined
    throw error
  }
}
