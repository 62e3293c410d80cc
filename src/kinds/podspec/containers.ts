import type { Fields } from '../../api/object.ts'

/** The three lists of containers, in the order that the server walks them. */
export const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const

/** Every container with its path: init containers, containers, ephemeral containers. */
export function* containersOf(spec: Fields | undefined, path = 'spec'): Generator<[container: Fields, path: string]> {
  for (const list of containerLists) {
    const containers: Fields[] = spec?.[list] ?? []
    for (let i = 0; i < containers.length; i++) yield [containers[i]!, `${path}.${list}[${i}]`]
  }
}

/** A sidecar: an init container that goes on running beside the others. */
export const isSidecar = (container: Fields | undefined): boolean => container?.restartPolicy === 'Always'
