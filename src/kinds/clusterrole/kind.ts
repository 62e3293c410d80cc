import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'rbac/v1.ClusterRole' })
