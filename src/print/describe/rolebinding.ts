import type { RoleBinding } from '../../api/types/rbac.v1.ts'
import type { Describer } from './contract.ts'
import { indent, row, table } from './lines.ts'
import { metadataLines } from './metadata.ts'

/** RoleBindings and ClusterRoleBindings. `kubectl: describe.RoleBindingDescriber` */
export const describeRoleBinding: Describer = ({ metadata = {}, roleRef, subjects }: RoleBinding) => [
  row('Name', metadata.name ?? ''),
  ...metadataLines(metadata),
  'Role:', row('  Kind', roleRef.kind), row('  Name', roleRef.name),
  'Subjects:',
  ...indent(1, table(['Kind', 'Name', 'Namespace'], (subjects ?? []).map(({ kind, name, namespace = '' }) => [kind, name, namespace]))),
]
