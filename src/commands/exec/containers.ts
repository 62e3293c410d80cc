import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'

/** Names the container that commands work with when none is given. */
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const

/** A container of a pod by its name, and the path of its place. `kubectl: podcmd.FindContainerByName` */
export function findContainer({ spec }: Fields, name: string): { container: Fields; list: typeof LISTS[number] } | undefined {
  for (const list of LISTS) {
    const container = (spec[list] as Fields[] | undefined)?.find((found) => found.name === name)
    if (container) return { container, list }
  }
  return undefined
}

/** `web, dbg (ephem), setup (init)` */
export function allContainerNames({ spec }: Fields): string {
  const names = (list: Fields[] | undefined, note: string) => (list ?? []).map(({ name }) => `${name}${note}`)
  return [...names(spec.containers, ''), ...names(spec.ephemeralContainers, ' (ephem)'), ...names(spec.initContainers, ' (init)')].join(', ')
}

/** @throws CommandError for a name that the pod has not */
export function requireContainer(pod: Fields, name: string): Fields {
  const found = findContainer(pod, name)
  if (!found) throw new CommandError(`container ${name} is not valid for pod ${pod.metadata.name} out of: ${allContainerNames(pod)}`)
  return found.container
}

/** Says on stderr which container was taken where there are several. */
export function sayDefaulted(ctx: CommandContext, pod: Fields, name: string): void {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec
  if (containers.length + initContainers.length + ephemeralContainers.length > 1) ctx.err(`Defaulted container ${JSON.stringify(name)} out of: ${allContainerNames(pod)}\n`)
}

/** The annotation's container, if there is one. */
export const annotatedContainer = (pod: Fields): string => pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? ''

/**
 * The container to work with: the named one, the annotation's, else the first, which is said. `kubectl: podcmd.FindOrDefaultContainerByName`
 * @throws CommandError
 */
export function containerOrDefault(ctx: CommandContext, pod: Fields, name: string, quiet: boolean): Fields {
  const wanted = name || annotatedContainer(pod)
  if (wanted) return requireContainer(pod, wanted)
  const [first] = pod.spec.containers
  if (!quiet) sayDefaulted(ctx, pod, first.name)
  return first
}
