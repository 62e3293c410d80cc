import type { Fields, KubeObject } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { DebugFlags } from './flags.ts'

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** Five letters that follow from an object's state and the cluster's time: the client has no chance of its own. */
export function nameSuffix({ metadata }: KubeObject, now: number, attempt = 0): string {
  let hash = 0x811c9dc5
  for (const letter of `${metadata.uid}/${metadata.resourceVersion}/${now}/${attempt}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  let text = ''
  for (let i = 0; i < 5; i++) {
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    text += ALPHABET[(hash >>> 8) % ALPHABET.length]
  }
  return text
}

/** The debug container's name: the given one, else a fresh one, which is said. */
export function containerName(ctx: CommandContext, pod: KubeObject, { container, quiet }: DebugFlags): string {
  if (container) return container
  const { containers, initContainers = [], ephemeralContainers = [] } = (pod as Fields).spec
  const taken = new Set([...containers, ...initContainers, ...ephemeralContainers].map(({ name }: Fields) => name))
  let name: string
  for (let attempt = 0; taken.has(name = `debugger-${nameSuffix(pod, ctx.client.now(), attempt)}`); attempt++);
  if (!quiet) ctx.out(`Defaulting debug container name to ${name}.\n`)
  return name
}
