import type { Outcome } from './commands.ts'
import { runCommand } from './commands.ts'
import type { Redirect, Script } from './parse.ts'
import { Obscure, parseScript } from './parse.ts'
import type { World } from './world.ts'
import { skipRounds } from './rounds.ts'
import { Break, Endless, Exit, writeFile } from './world.ts'

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash'])

/** Runs words as a process would: a shell with a script, or a program. @throws Endless, Exit */
export function runWords(world: World, words: readonly string[], input = ''): Outcome {
  const name = words[0]?.split('/').pop() ?? ''
  if (SHELLS.has(name)) {
    const flag = words.findIndex((word, i) => i > 0 && /^-\w*c$/.test(word))
    if (flag < 0) return words.length > 1 ? endless() : { code: 0, out: '', err: '' }
    return inner(world, words[flag + 1] ?? '')
  }
  if (name === 'timeout' && words.length > 2) return runWords(world, words.slice(2), input)
  if (name === 'exec' && words.length > 1) {
    const last = runWords(world, words.slice(1), input)
    throw new Exit(last.code)
  }
  return runCommand(world, [...words], input) ?? endless()
}

const endless = (): never => { throw new Endless() }

/** A shell inside: its `exit` ends it alone, and what it printed is logged already. */
function inner(world: World, script: string): Outcome {
  try {
    return { ...runScript(world, parseOr(script)), out: '', err: '' }
  } catch (error) {
    if (error instanceof Exit && !error.reason) return { code: error.code, out: '', err: '' }
    throw error
  }
}

function parseOr(script: string): Script {
  try {
    return parseScript(script)
  } catch (error) {
    if (error instanceof Obscure) throw new Endless()
    throw error
  }
}

/** Works through a script; what it prints goes to the log at once. */
export function runScript(world: World, script: Script, input = ''): Outcome {
  if (--world.budget < 0) throw new Endless()
  switch (script.kind) {
    case 'command': return runSimple(world, script.words, script.redirects, input)
    case 'list': return runList(world, script.parts)
    case 'chain': {
      let last = runScript(world, script.first)
      for (const { operator, part } of script.rest) if ((operator === '&&') === (last.code === 0)) last = runScript(world, part)
      return last
    }
    case 'pipe': {
      let last: Outcome = { code: 0, out: input, err: '' }
      for (const [i, part] of script.parts.entries()) last = quietly(world, i < script.parts.length - 1, () => runScript(world, part, last.out))
      return last
    }
    case 'if': {
      const branch = script.branches.find(({ condition }) => runScript(world, condition).code === 0)
      return branch ? runScript(world, branch.body) : script.otherwise ? runScript(world, script.otherwise) : { code: 0, out: '', err: '' }
    }
    case 'for': return loop(world, script.words.flatMap((word) => expand(world, word).split(/\s+/)).filter(Boolean).map((value) => () => { world.variables.set(script.name, value); return true }), script.body)
    case 'loop': return runLoop(world, script)
  }
}

function runList(world: World, parts: readonly { part: Script; background: boolean }[]): Outcome {
  let last: Outcome = { code: 0, out: '', err: '' }
  for (const { part, background } of parts) {
    if (!background) last = runScript(world, part)
    else {
      const { elapsed } = world
      try {
        runScript(world, part)
      } catch (error) {
        if (!(error instanceof Endless) && !(error instanceof Exit)) throw error
      }
      world.elapsed = elapsed
    }
    world.lastCode = last.code
  }
  return last
}

/** Whether enough is known of an endless loop. */
const isPast = ({ horizon, elapsed }: World) => horizon === undefined || elapsed > horizon

/** `while true` without a way out is endless after its first round; a condition on the cluster makes it wait. */
function runLoop(world: World, { until, condition, body }: Extract<Script, { kind: 'loop' }>): Outcome {
  const asks = JSON.stringify(condition)
  const waits = /"(nslookup|wget|curl|nc|getent|pg_isready)"/.test(asks)
  const forever = !until && /"words":\["(true|:)"\]/.test(asks) && !/"words":\["(break|exit|kill|return)"/.test(JSON.stringify(body))
  const round = () => (runScript(world, condition).code === 0) !== until
  try {
    while (round()) {
      const { elapsed } = world
      runScript(world, body)
      if (forever) {
        if (isPast(world) || world.elapsed === elapsed) throw new Endless()
        skipRounds(world, body, world.elapsed - elapsed)
      } else if (waits && (isPast(world) || world.elapsed === elapsed)) throw new Endless(Math.max(1000, world.elapsed - elapsed))
      if (--world.budget < 0) throw new Endless()
    }
  } catch (error) {
    if (!(error instanceof Break)) throw error
  }
  return { code: 0, out: '', err: '' }
}

function loop(world: World, rounds: readonly (() => boolean)[], body: Script): Outcome {
  let last: Outcome = { code: 0, out: '', err: '' }
  try {
    for (const round of rounds) {
      round()
      last = runScript(world, body)
    }
  } catch (error) {
    if (!(error instanceof Break)) throw error
  }
  return last
}

/** Output between the parts of a pipe is not logged. */
function quietly(world: World, quiet: boolean, run: () => Outcome): Outcome {
  const before = world.effects.length
  const done = run()
  if (quiet) world.effects.splice(before, world.effects.length, ...world.effects.slice(before).filter((effect) => !('log' in effect)))
  return done
}

function runSimple(world: World, raw: readonly string[], redirects: readonly Redirect[], input: string): Outcome {
  const words = raw.map((word) => expand(world, word))
  while (words.length && /^[A-Za-z_]\w*=/.test(words[0])) {
    const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(words.shift()!)!
    world.variables.set(name, value)
  }
  const negated = words[0] === '!'
  if (negated) words.shift()
  const done = words.length ? runWords(world, words, input) : { code: 0, out: '', err: '' }
  const result = negated ? { ...done, code: done.code === 0 ? 1 : 0 } : done
  return redirect(world, result, redirects)
}

function redirect(world: World, done: Outcome, redirects: readonly Redirect[]): Outcome {
  const into = redirects.find(({ operator }) => operator === '>' || operator === '>>' || operator === '1>' || operator === '&>')
  let { code, out, err } = done
  const joins = redirects.findIndex(({ operator }) => operator === '2>&1')
  const isBehind = into !== undefined && joins > redirects.indexOf(into)
  if (isBehind) [out, err] = [out + err, '']
  if (redirects.some(({ operator }) => operator === '>&2' || operator === '1>&2')) [out, err] = ['', err + out]
  if (into) {
    const target = expand(world, into.target)
    const console = /^\/(dev\/(stdout|stderr)|proc\/1\/fd\/[12])$/.test(target)
    if (!console) {
      if (!writeFile(world, target, out, into.operator === '>>')) [code, err] = [1, `sh: can't create ${target}: Read-only file system\n`]
      out = ''
    }
  }
  if (redirects.some(({ operator }) => operator.startsWith('2>') && operator !== '2>&1') || into?.operator === '&>') err = ''
  if (joins >= 0 && !isBehind) [out, err] = [out + err, '']
  if (out) world.effects.push({ at: world.elapsed, log: out })
  if (err) world.effects.push({ at: world.elapsed, log: err, error: true })
  return { code, out, err }
}

/** Variables, `$(…)`, `$((…))` and `$?`. What cannot be known is empty. */
function expand(world: World, word: string): string {
  if (!word.includes('$') && !word.includes('\u0001')) return word
  return word
    .replace(/\$\(\((.*?)\)\)/g, (_, sum: string) => arithmetic(world, sum))
    .replace(/\$\(([^()]*)\)/g, (_, script: string) => quietlyOut(world, script))
    .replace(/\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)|\$(\?|\$)/g, (_, braced?: string, fallback?: string, name?: string, special?: string) => {
      if (special) return special === '?' ? String(world.lastCode) : '$$'
      return world.variables.get(braced ?? name!) ?? world.env[braced ?? name!] ?? fallback ?? ''
    })
    .replaceAll('\u0001', '$')
}

function quietlyOut(world: World, script: string): string {
  return quietly(world, true, () => runScript(world, parseOr(script))).out.replace(/\n+$/, '')
}

function arithmetic(world: World, sum: string): string {
  const found = /^\s*\$?(\w+)\s*(?:([-+*/%])\s*\$?(\w+))?\s*$/.exec(sum)
  if (!found) return '0'
  const value = (text: string) => (/^\d+$/.test(text) ? Number(text) : Number(world.variables.get(text) ?? world.env[text] ?? 0))
  const [left, right] = [value(found[1]), found[3] === undefined ? 0 : value(found[3])]
  const results = { '+': left + right, '-': left - right, '*': left * right, '/': Math.trunc(left / right), '%': left % right }
  return String(found[2] ? results[found[2] as keyof typeof results] : left)
}
