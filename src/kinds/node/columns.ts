import type { Node } from '../../api/types/core.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import type { Column } from '../contract.ts'

const ROLE_PREFIX = 'node-role.kubernetes.io/'
const ROLE = 'kubernetes.io/role'

/** The roles that a node's labels give it, sorted. */
export function nodeRoles({ metadata }: Node): string[] {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => (key.startsWith(ROLE_PREFIX) ? key.slice(ROLE_PREFIX.length) : key === ROLE ? value : '') || [])
  return [...new Set(roles)].sort()
}

function statusText({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const state = ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown'
  return spec?.unschedulable ? `${state},SchedulingDisabled` : state
}

const address = (type: string) => ({ status }: Node): string => status?.addresses?.find((item) => item.type === type)?.address ?? '<none>'

function kernelText({ status }: Node): string {
  const info = status?.nodeInfo
  return `${info?.kernelVersion || '<unknown>'}${info?.architecture ? ` (${info.architecture})` : ''}`
}

export const columns: readonly Column[] = [
  nameColumn,
  textColumn('Status', statusText),
  textColumn('Roles', (node: Node) => nodeRoles(node).join(',') || '<none>'),
  ageColumn,
  textColumn('Version', ({ status }: Node) => status?.nodeInfo?.kubeletVersion),
  textColumn('Internal-IP', address('InternalIP'), 1),
  textColumn('External-IP', address('ExternalIP'), 1),
  textColumn('OS-Image', ({ status }: Node) => status?.nodeInfo?.osImage || '<unknown>', 1),
  textColumn('Kernel-Version', kernelText, 1),
  textColumn('Container-Runtime', ({ status }: Node) => status?.nodeInfo?.containerRuntimeVersion || '<unknown>', 1),
]
