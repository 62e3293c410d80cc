import type { KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import type { Changes } from '../shared/pairs.ts'

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** Reads `key=value` and `key-`; the value may have more equals signs. */
export function annotationChanges(pairs: readonly string[]): Changes {
  const set = new Map<string, string>()
  const remove: string[] = []
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals > 0) set.set(pair.slice(0, equals), pair.slice(equals + 1))
    else remove.push(pair.slice(0, -1))
  }
  return { set, remove }
}

/** @throws CommandError when an annotation is both set and removed */
export function refuseBoth({ set, remove }: Changes): void {
  const both = remove.filter((key) => set.has(key))
  if (both.length) throw new CommandError(`can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`)
}

/**
 * A copy of the object with its annotations changed. The change cause may always be overwritten.
 * @throws CommandError when an annotation has another value already and may not be overwritten (`kubectl: cmd/annotate`)
 */
export function withAnnotations<T extends KubeObject>(object: T, { set, remove }: Changes, overwrite: boolean): T {
  const annotations = { ...object.metadata.annotations }
  const taken = [...set].filter(([key, value]) => key !== CHANGE_CAUSE && Object.hasOwn(annotations, key) && annotations[key] !== value)
  if (!overwrite && taken.length) {
    const list = taken.map(([key]) => `'${key}' already has a value (${annotations[key]})`)
    throw new CommandError(`--overwrite is false but found the following declared annotation(s): ${list.join('; ')}`)
  }
  for (const [key, value] of set) annotations[key] = value
  for (const key of remove) delete annotations[key]
  const { annotations: _, ...metadata } = object.metadata
  return { ...object, metadata: Object.keys(annotations).length ? { ...metadata, annotations } : metadata }
}
