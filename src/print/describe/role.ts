import type { Describer } from './contract.ts'
import { row } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { ruleLines } from './policyrules.ts'

/** Roles and ClusterRoles. `kubectl: describe.RoleDescriber` */
export const describeRole: Describer = ({ metadata, rules }) => [row('Name', metadata.name), ...metadataLines(metadata), ...ruleLines(rules ?? [])]
