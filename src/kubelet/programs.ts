import type { Container } from '../api/types/core.v1.ts'
import { repositoryOf } from './images.ts'

/** How the main process of a container lives. Times in ms. */
export interface Program {
  /** When it ends by itself; undefined: it runs until it is stopped. */
  ends?: { after: number; code: number }
  /** How long it takes to stop on SIGTERM and with which exit code; `after` Infinity when it does not listen to the signal. */
  stop: { after: number; code: number }
}

const SHELLS = new Set(['sh', 'bash', 'ash', '/bin/sh', '/bin/bash'])
/** Images whose own command is a shell without a terminal: it ends at once. */
const SHELL_IMAGES = /\/(busybox|alpine|ubuntu|debian|centos|fedora|bash)$/
const DEAF = { after: Infinity, code: 137 }

/** The program that a container's image, command and args make. */
export function programOf(container: Pick<Container, 'image' | 'command' | 'args'>): Program {
  const words = container.command?.length ? [...container.command, ...(container.args ?? [])] : (container.args ?? [])
  if (!words.length) {
    if (SHELL_IMAGES.test(repositoryOf(container.image ?? ''))) return { ends: { after: 0, code: 0 }, stop: DEAF }
    return { stop: { after: 150, code: 0 } }
  }
  const life = lifeOf(words)
  return life === undefined ? { stop: { after: 150, code: 0 } } : { ends: Number.isFinite(life.after) ? life : undefined, stop: DEAF }
}

interface Life { after: number; code: number }

/** How long a command runs and how it ends; undefined for one that we know nothing of (it keeps running and stops politely). */
function lifeOf(words: readonly string[]): Life | undefined {
  const [name, ...args] = words
  if (SHELLS.has(name)) {
    const flag = args.findIndex((arg) => /^-\w*c\w*$/.test(arg))
    return flag >= 0 && args[flag + 1] !== undefined ? lifeOfScript(args[flag + 1]) : { after: 0, code: 0 }
  }
  switch (name.split('/').pop()) {
    case 'sleep': return { after: args.reduce((sum, arg) => sum + sleepMs(arg), 0), code: 0 }
    case 'echo': case 'printf': case 'date': case 'true': case 'ls': case 'cat': case 'env': case 'hostname': case 'pwd': case ':': return { after: 0, code: 0 }
    case 'false': return { after: 0, code: 1 }
    case 'exit': return { after: 0, code: Number(args[0] ?? 0) & 255 }
    default: return undefined
  }
}

function sleepMs(text: string): number {
  const found = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text)
  if (!found) return text === 'infinity' || text === 'inf' ? Infinity : 0
  return Number(found[1]) * { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[found[2]]!
}

/** A plain sequence of commands; loops run for ever. */
function lifeOfScript(script: string): Life {
  if (/\b(while|until)\b/.test(script)) return { after: Infinity, code: 0 }
  let after = 0
  let code = 0
  for (const [, operator, text] of `;${script}`.matchAll(/(&&|\|\||;|\n)([^;&|\n]*)/g)) {
    const command = text.replace(/\d*>{1,2}\s*\S+/g, '').trim()
    if (!command || (operator === '&&' && code !== 0) || (operator === '||' && code === 0)) continue
    const words = command.split(/\s+/)
    const life = lifeOf(words)
    if (!life) return { after: Infinity, code: 0 }
    after += life.after
    code = life.code
    if (words[0] === 'exit') break
  }
  return { after, code }
}
