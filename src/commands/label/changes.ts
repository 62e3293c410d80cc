import type { KubeObject } from '../../api/object.ts'
import { labelValue } from '../../api/names.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { Changes } from '../shared/pairs.ts'

/** Reads `key=value` and `key-`. @throws CommandError in the words of `kubectl: cmd/label` */
export function labelChanges(pairs: readonly string[]): Changes {
  const set = new Map<string, string>()
  const remove: string[] = []
  for (const pair of pairs) {
    const parts = pair.split('=')
    if (parts.length === 1) remove.push(pair.slice(0, -1))
    else {
      if (parts.length !== 2) throw new CommandError(`invalid label spec: ${pair}`)
      const flaws = labelValue(parts[1]!)
      if (flaws.length) throw new CommandError(`invalid label value: ${JSON.stringify(pair)}: ${flaws.join(';')}`)
      set.set(parts[0]!, parts[1]!)
    }
  }
  if (remove.some((key) => set.has(key))) throw new CommandError('can not both modify and remove a label in the same command')
  return { set, remove }
}

/**
 * A copy of the object with its labels changed, and what kubectl calls the change.
 * @throws CommandError, AggregateFailure when a label has another value already and may not be overwritten
 */
export function withLabels<T extends KubeObject>(object: T, { set, remove }: Changes, overwrite: boolean): { object: T; operation: string } {
  const labels = { ...object.metadata.labels }
  const taken = [...set].filter(([key, value]) => Object.hasOwn(labels, key) && labels[key] !== value)
  if (!overwrite && taken.length) {
    throw new AggregateFailure(taken.map(([key]) => new CommandError(`'${key}' already has a value (${labels[key]}), and --overwrite is false`)))
  }
  const added = [...set].filter(([key, value]) => labels[key] !== value)
  const removed = remove.filter((key) => Object.hasOwn(labels, key))
  for (const [key, value] of added) labels[key] = value
  for (const key of removed) delete labels[key]
  const operation = added.length ? (removed.length ? 'modified' : 'labeled') : removed.length ? 'unlabeled' : 'not labeled'
  const { labels: _, ...metadata } = object.metadata
  return { object: { ...object, metadata: Object.keys(labels).length ? { ...metadata, labels } : metadata }, operation }
}
