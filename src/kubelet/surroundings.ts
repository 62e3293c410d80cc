import { parseQuantity, quantityValue } from '../api/quantity.ts'
import type { Container, Pod } from '../api/types/core.v1.ts'
import { environmentOf } from './environment.ts'
import { knownImage } from './images/known.ts'
import { wordsOf } from './programs/life.ts'
import type { Surroundings } from './programs/world.ts'
import type { Step } from './step.ts'
import { placedContainers } from './step.ts'

/** A server takes so long (ms) from its start until it listens. */
const BOOT = 150
const SLOW_BOOT: Readonly<Record<number, number>> = { 3306: 4000, 5432: 1500, 27017: 1500, 5672: 5000 }

/** The numeric user a container runs as. */
export const userOf = (pod: Pod, container: Container): number =>
  container.securityContext?.runAsUser ?? pod.spec!.securityContext?.runAsUser ?? knownImage(container.image ?? '')?.user ?? 0

/** What a container's program finds around it. */
export function surroundingsOf(step: Step, container: Container): Surroundings {
  const { pod, api } = step
  const limit = container.resources?.limits?.memory ?? (pod.spec!.resources?.limits as Record<string, string> | undefined)?.memory
  return {
    env: environmentOf(step, container).values,
    hostname: pod.spec!.hostname ?? pod.metadata.name!,
    uid: userOf(pod, container),
    readOnly: container.securityContext?.readOnlyRootFilesystem === true,
    mounts: (container.volumeMounts ?? []).map((mount) => mount.mountPath!),
    box: knownImage(container.image ?? '')?.box === true,
    resolves: (name) => resolves(step, name),
    answers: (port, path) => answers(step, port, path),
    ...(limit !== undefined && { memory: quantityValue(parseQuantity(String(limit))) }),
  }
  function resolves({ pod: { metadata } }: Step, name: string): boolean {
    const [service, namespace = metadata.namespace!] = name.split('.')
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+(\.svc(\.cluster\.local)?)?)?\.?$/.test(name)) return true
    return api.get('services', namespace, service) !== undefined
  }
}

/** The HTTP status of a path on a port of the pod; undefined when nothing listens there. */
export function answers(step: Step, port: number, path: string): number | undefined {
  for (const { container } of placedContainers(step.pod)) {
    const state = step.memory.containers[container.name]
    if (!state || state.finished || !listensOn(container, port)) continue
    if (step.api.now < state.startedAt + (SLOW_BOOT[port] ?? BOOT)) continue
    return statusOf(container, path)
  }
  return undefined
}

/** A described image listens where it is known to; of any other, what the manifest expects is believed. */
function listensOn(container: Container, port: number): boolean {
  const image = container.image ?? ''
  const known = knownImage(image)
  const words = wordsOf(container).join(' ')
  if (known?.box) return [...words.matchAll(/-p\s*(\d+)/g)].some(([, text]) => Number(text) === port)
  if (!known) return words === '' || !/^(\/bin\/)?(sleep|tail|cat)\b/.test(words)
  const server = image.split('/').pop()!.split(/[:@]/)[0]
  return (known.ports ?? []).includes(port) && (words === '' || words.includes(server) || /\b(httpd|mysqld|mongod)\b/.test(words))
}

const PAGES = new Set(['/', '/index.html', '/50x.html'])

function statusOf(container: Container, path: string): number {
  const server = /(?:^|\/)(nginx|httpd)(?:[:@]|$)/.exec(container.image ?? '')
  if (!server) return 200
  const isMounted = container.volumeMounts?.some((mount) => /\/(html|htdocs|conf\.d|nginx\.conf|conf)(\/|$)/.test(mount.mountPath!))
  return PAGES.has(path.replace(/\?.*$/, '')) || isMounted ? 200 : 404
}
