import type { ResourceRequirements } from '../../api/types/core.v1.ts'
import { sortedKeys } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { indent, row } from './lines.ts'

/** `Limits:` and `Requests:`, each only when there are any. */
export function resourceLines(resources: ResourceRequirements | undefined): Lines {
  return [...amounts('Limits', resources?.limits), ...amounts('Requests', resources?.requests)]
}

function amounts(title: string, list: Readonly<Record<string, unknown>> | undefined): Lines {
  const names = sortedKeys(list ?? {})
  return names.length ? [`${title}:`, ...indent(1, names.map((name) => row(name, String(list![name]))))] : []
}
