import { defineKind } from '../contract.ts'
import { binding } from '../rbac/bindings.ts'

export const kind = defineKind({ type: 'rbac/v1.RoleBinding', createsOnUpdate: true, ...binding(['Role', 'ClusterRole'], true) })
