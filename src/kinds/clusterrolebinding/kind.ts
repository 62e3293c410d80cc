import { defineKind } from '../contract.ts'
import { binding } from '../rbac/bindings.ts'

export const kind = defineKind({ type: 'rbac/v1.ClusterRoleBinding', createsOnUpdate: true, ...binding(['ClusterRole'], false) })
