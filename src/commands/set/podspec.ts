import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'

const TEMPLATED = new Set(['ReplicationController', 'apps/Deployment', 'apps/DaemonSet', 'apps/ReplicaSet', 'apps/StatefulSet', 'batch/Job'])

/**
 * The pod spec inside an object, to be changed in place. `kubectl: polymorphichelpers.UpdatePodSpecForObject`
 * @throws CommandError for objects without one
 */
export function podSpecOf(object: Fields): Fields {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion]
  const kind = group ? `${group}/${object.kind}` : object.kind
  if (kind === 'Pod') return object.spec
  if (TEMPLATED.has(kind)) return object.spec.template.spec
  if (kind === 'batch/CronJob') return object.spec.jobTemplate.spec.template.spec
  throw new CommandError(`the object is not a pod or does not have a pod template: *${version}.${object.kind}`)
}

/** The containers whose names fit a pattern with `*`; init containers last. */
export function containersOf({ containers = [], initContainers = [] }: Fields, pattern: string): Fields[] {
  return [...containers, ...initContainers].filter(({ name }) => fits(name, pattern))
}

/** Whether a name fits. It is not quite a wildcard match: what kubectl takes is taken. `kubectl: cmd/set selectString` */
function fits(name: string, pattern: string): boolean {
  if (pattern === '*') return true
  if (!pattern.includes('*')) return name === pattern
  const parts = pattern.split('*')
  let from = 0
  for (const [at, part] of parts.entries()) {
    if (part === '') continue
    const next = name.slice(from).indexOf(part)
    if (next < from || (at === 0 && from !== 0) || (at === parts.length - 1 && name.length !== part.length + next)) return false
    from = next
  }
  return true
}
