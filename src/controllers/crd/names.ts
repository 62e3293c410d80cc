import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'

/** What a definition gets of the names it asks for, and the condition that says so. */
export interface Naming { accepted: Fields; condition: Fields }

const NAMES_ACCEPTED = 'NamesAccepted'

/** Claims names in a group: what another definition holds is refused. `apiextensions: controller/status` */
export function nameDefinition(definition: KubeObject, others: readonly KubeObject[]): Naming {
  const wanted: Fields = definition.spec.names, had: Fields = definition.status?.acceptedNames ?? {}
  const held = others.map(({ status }) => status?.acceptedNames ?? {})
  const resources = new Set<string>(held.flatMap(({ plural, singular, shortNames = [] }) => [plural, singular, ...shortNames]))
  const kinds = new Set<string>(held.flatMap(({ kind, listKind }) => [kind, listKind]))
  const accepted: Fields = { ...had }
  let condition: Fields = { type: NAMES_ACCEPTED, status: 'True', reason: 'NoConflicts', message: 'no conflicts found' }
  const refuse = (reason: string, message: string) => { condition = { type: NAMES_ACCEPTED, status: 'False', reason, message } }
  const claim = (field: string, reason: string, taken: ReadonlySet<string>) => {
    const name = wanted[field]
    if (name !== had[field] && taken.has(name)) refuse(reason, inUse(name))
    else accepted[field] = name
  }
  claim('plural', 'PluralConflict', resources)
  claim('singular', 'SingularConflict', resources)
  const clashes: string[] = (wanted.shortNames ?? []).filter((name: string) => !had.shortNames?.includes(name) && resources.has(name))
  if (same(wanted.shortNames ?? [], had.shortNames ?? [])) accepted.shortNames = had.shortNames
  else if (clashes.length) refuse('ShortNamesConflict', clashes.length === 1 ? inUse(clashes[0]) : `[${clashes.map(inUse).join(', ')}]`)
  else accepted.shortNames = wanted.shortNames
  claim('kind', 'KindConflict', kinds)
  claim('listKind', 'ListKindConflict', kinds)
  accepted.categories = wanted.categories
  for (const field of ['shortNames', 'categories']) if (accepted[field] === undefined) delete accepted[field]
  return { accepted, condition }
}

const inUse = (name: string) => `${JSON.stringify(name)} is already in use`

/** The conditions with one set anew; its time moves only with its status. */
export function withCondition(conditions: readonly Fields[], next: Fields, now: number): Fields[] {
  const old = conditions.find(({ type }) => type === next.type)
  const dated = { ...next, lastTransitionTime: old && old.status === next.status ? old.lastTransitionTime : rfc3339(now) }
  return old ? conditions.map((one) => (one === old ? dated : one)) : [...conditions, dated]
}

export const conditionOf = ({ status }: KubeObject, type: string): Fields | undefined => status?.conditions?.find((condition: Fields) => condition.type === type)
