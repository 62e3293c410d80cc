import type { Container } from '../../api/types/core.v1.ts'
import { versionOf } from '../images/version.ts'
import { exists } from '../programs/commands.ts'
import { runWords } from '../programs/execute.ts'
import type { Script } from '../programs/parse.ts'
import { Obscure, parseScript } from '../programs/parse.ts'
import type { World } from '../programs/world.ts'
import { Break, Endless, Exit } from '../programs/world.ts'
import type { Step } from '../step.ts'
import { surroundingsOf } from '../surroundings.ts'
import { knownFiles } from './files.ts'
import { listFolder } from './list.ts'

interface Done { stdout: string; stderr: string; exitCode: number; elapsed: number }

/** Commands whose output the program model knows in full. */
const KNOWN = new Set(['echo', 'printf', 'env', 'printenv', 'hostname', 'pwd', 'id', 'whoami', 'true', 'false', ':', 'exit', 'test', '[', 'cat', 'date', 'seq', 'sleep'])

/** Runs a small command in a container; undefined for one that is not known well enough, or that would change files. */
export function runSmall(step: Step, container: Container, command: readonly string[], env: Record<string, string>, stdin: string): Done | undefined {
  const world: World = {
    ...surroundingsOf(step, container), env, hostname: env.HOSTNAME ?? '', elapsed: 0, files: knownFiles(step, container), effects: [], variables: new Map(), lastCode: 0, budget: 3000, startedAt: step.api.now,
  }
  const [program = ''] = command
  if (program === 'nginx' && command[1] === '-v' && versionOf(container.image ?? '')?.name === 'nginx') return { stdout: '', stderr: `nginx version: nginx/${versionOf(container.image!)!.version}\n`, exitCode: 0, elapsed: 0 }
  if (program === 'ls' && command.length <= 2 && !command[1]?.startsWith('-')) return listed(world, container.image ?? '', command[1] ?? '/')
  return isKnown(world, command) ? ran(world, command, stdin) : undefined
}

function listed(world: World, image: string, folder: string): Done | undefined {
  const names = folder.startsWith('/') ? listFolder(world, image, folder) : undefined
  if (names) return { stdout: names.map((name) => `${name}\n`).join(''), stderr: '', exitCode: 0, elapsed: 0 }
  return folder.startsWith('/') && !exists(world, folder) ? { stdout: '', stderr: `ls: ${folder}: No such file or directory\n`, exitCode: 1, elapsed: 0 } : undefined
}

function ran(world: World, command: readonly string[], stdin: string): Done | undefined {
  const print = (error: boolean) => world.effects.map((effect) => ('log' in effect && (effect.error === true) === error ? effect.log : '')).join('')
  const done = (exitCode: number, out = '', err = ''): Done | undefined =>
    (world.effects.every((effect) => 'log' in effect) ? { stdout: print(false) + out, stderr: print(true) + err, exitCode, elapsed: world.elapsed } : undefined)
  try {
    const { code, out, err } = runWords(world, command, stdin)
    return done(code, out, err)
  } catch (error) {
    if (error instanceof Exit) return done(error.code)
    if (error instanceof Endless || error instanceof Break || error instanceof RangeError) return undefined
    throw error
  }
}

function isKnown(world: World, words: readonly string[]): boolean {
  const name = words[0]!.split('/').pop()!
  if (name === 'sh' || name === 'bash') return words.length === 3 && words[1] === '-c' && isKnownScript(world, words[2]!)
  if (name === 'cat') return words.slice(1).every((path) => world.files.has(path) || (path.startsWith('/') && !exists(world, path)))
  return KNOWN.has(name)
}

function isKnownScript(world: World, text: string): boolean {
  try {
    return commandsOf(parseScript(text)).every((words) => isKnown(world, words) && words.every((word) => !/\$\((?!\()|`/.test(word)))
  } catch (error) {
    if (error instanceof Obscure) return false
    throw error
  }
}

/** Every simple command of a script. */
function commandsOf(script: Script): string[][] {
  switch (script.kind) {
    case 'command': return script.words.length ? [script.words] : []
    case 'pipe': return script.parts.flatMap(commandsOf)
    case 'chain': return [script.first, ...script.rest.map(({ part }) => part)].flatMap(commandsOf)
    case 'list': return script.parts.flatMap(({ part }) => commandsOf(part))
    case 'loop': return [...commandsOf(script.condition), ...commandsOf(script.body)]
    case 'for': return commandsOf(script.body)
    case 'if': return [...script.branches.flatMap(({ condition, body }) => [...commandsOf(condition), ...commandsOf(body)]), ...(script.otherwise ? commandsOf(script.otherwise) : [])]
  }
}
