import { defaultColumns } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateRules } from '../rbac/rules.ts'

export const kind = defineKind({
  type: 'rbac/v1.Role',
  createsOnUpdate: true,
  nameRule: 'path-segment',
  validate: (role) => validateRules(role.rules, true),
  validateUpdate: (role) => validateRules(role.rules, true),
  columns: defaultColumns,
})
