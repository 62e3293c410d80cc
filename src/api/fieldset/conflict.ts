import type { StatusCause } from '../status.ts'
import { pathText, type PathElement } from './element.ts'
import type { Manager, Managers } from './entries.ts'
import { has, isEmpty, intersection, paths, type FieldSet } from './set.ts'

/** A field that another manager owns, with another value. */
export interface Conflict { manager: Manager; path: PathElement[] }

/** Server-side apply would take fields away from others (409 Conflict). `causes` go into the Status. */
export class ApplyConflict extends Error {
  readonly code = 409
  readonly reason = 'Conflict'
  readonly causes: StatusCause[]
  constructor(readonly conflicts: readonly Conflict[]) {
    super(conflictText(conflicts))
    this.causes = conflicts.map(({ manager, path }) => ({ reason: 'FieldManagerConflict', message: `conflict with ${managerText(manager)}`, field: pathText(path) }))
  }
}

/** What the others would lose, manager by manager in the order of their identifiers. */
export function findConflicts(managers: Managers, self: string, touched: FieldSet): Conflict[] {
  const others = [...managers.values()].filter((manager) => manager.id !== self).sort((a, b) => (a.id < b.id ? -1 : 1))
  return others.flatMap((manager) => {
    const lost = intersection(manager.set, touched)
    return isEmpty(lost) ? [] : paths(lost).map((path) => ({ manager, path }))
  })
}

/** Conflicts about other fields than those of a set. */
export const conflictsOutside = (conflicts: readonly Conflict[], allowed: FieldSet) => conflicts.filter(({ path }) => !has(allowed, path))

function conflictText(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 1) return `Apply failed with 1 conflict: conflict with ${managerText(conflicts[0]!.manager)}: ${pathText(conflicts[0]!.path)}`
  const lines: string[] = []
  let last: Manager | undefined
  for (const { manager, path } of conflicts) {
    if (manager !== last) lines.push(`conflicts with ${managerText(last = manager)}:`)
    lines.push(`- ${pathText(path)}`)
  }
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`
}

function managerText({ manager, operation, apiVersion, subresource }: Manager): string {
  const name = JSON.stringify(manager) + (subresource ? ` with subresource ${JSON.stringify(subresource)}` : '')
  return operation === 'Update' ? `${name} using ${apiVersion}` : name
}
