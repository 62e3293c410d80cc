import { labelValue, qualifiedName } from '../../api/names.ts'
import { AggregateFailure, CommandError, UsageError } from '../../cli/command.ts'

/** A taint of a node. Without an effect it stands for all with its key. */
export interface Taint { key: string; value?: string; effect: string; [field: string]: unknown }

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** Reads `key=value:effect`, `key:effect`, and with `-` behind them or behind `key` alone what to remove. @throws UsageError in the words of `kubectl: cmd/taint` */
export function parseTaints(specs: readonly string[]): { add: Taint[]; remove: Taint[] } {
  const add: Taint[] = [], remove: Taint[] = []
  for (const spec of specs) {
    if (spec.endsWith('-')) {
      const { key, effect } = parseTaint(spec.slice(0, -1))
      remove.push({ key, effect })
      continue
    }
    const taint = parseTaint(spec)
    if (!taint.effect) throw new UsageError(`invalid taint spec: ${spec}`)
    if (add.some((other) => matches(other, taint))) throw new UsageError(`duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`)
    add.push(taint)
  }
  return { add, remove }
}

function parseTaint(spec: string): Taint {
  const parts = spec.split(':')
  const invalid = (why = '') => new UsageError(`invalid taint spec: ${spec}${why && `, ${why}`}`)
  if (parts.length > 2) throw invalid()
  let key = parts[0]!, value: string | undefined
  const effect = parts[1] ?? ''
  if (parts.length === 2) {
    if (!EFFECTS.includes(effect)) throw new UsageError(`invalid taint effect: ${effect}, unsupported taint effect`)
    const pair = key.split('=')
    if (pair.length > 2) throw invalid()
    ;[key, value] = pair as [string, string?]
    const flaws = labelValue(value ?? '')
    if (flaws.length) throw invalid(flaws.join('; '))
  }
  const flaws = qualifiedName(key)
  if (flaws.length) throw invalid(flaws.join('; '))
  return { key, ...(value && { value }), effect }
}

const matches = (a: Taint, b: Taint) => a.key === b.key && a.effect === b.effect

const text = ({ key, value, effect }: Taint) => `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`

/** @throws CommandError when a taint is both set and removed */
export function refuseBoth(add: readonly Taint[], remove: readonly Taint[]): void {
  const both = add.flatMap((taint) => remove.filter((gone) => gone.key === taint.key && (!gone.effect || gone.effect === taint.effect)))
  if (both.length) throw new CommandError(`can not both modify and remove the following taint(s) in the same command: ${both.map(({ key, effect }) => `${key}=${effect}`).join(', ')}`)
}

/**
 * The taints of a node after the change, new ones first, and what kubectl calls the change.
 * @throws CommandError, AggregateFailure for taints that are there already, or that are not there to be removed
 */
export function changedTaints(node: string, old: readonly Taint[], add: readonly Taint[], remove: readonly Taint[], overwrite: boolean): { taints: Taint[]; operation: string } {
  const there = add.filter((taint) => old.some((other) => matches(taint, other)))
  if (there.length && !overwrite) throw new CommandError(`node ${node} already has ${there.map(({ key }) => key).join(',')} taint(s) with same effect(s) and --overwrite is false`)
  let taints = [...add, ...old.filter((taint) => !add.some((other) => matches(taint, other)))]
  const added = taints.length !== old.length
  let removed = false
  const missing: Error[] = []
  for (const gone of remove) {
    const kept = taints.filter((taint) => (gone.effect ? !matches(taint, gone) : taint.key !== gone.key))
    removed = kept.length !== taints.length
    if (!removed) missing.push(new CommandError(`taint ${JSON.stringify(text(gone))} not found`))
    taints = kept
  }
  if (missing.length) throw new AggregateFailure(missing)
  return { taints, operation: overwrite || (added && removed) ? 'modified' : added ? 'tainted' : 'untainted' }
}
