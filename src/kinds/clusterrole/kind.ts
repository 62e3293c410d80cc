import type { FieldError } from '../../api/field.ts'
import { required } from '../../api/field.ts'
import type { LabelSelector } from '../../api/labels.ts'
import { validateLabelSelector } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { defaultColumns } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateRules } from '../rbac/rules.ts'

function validate({ rules, aggregationRule }: KubeObject): FieldError[] {
  const path = 'aggregationRule.clusterRoleSelectors', selectors: LabelSelector[] = aggregationRule?.clusterRoleSelectors ?? []
  return [
    ...validateRules(rules, false),
    ...(aggregationRule && !selectors.length ? [required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil')] : []),
    ...selectors.flatMap((selector, i) => validateLabelSelector(selector, `${path}[${i}]`)),
  ]
}

export const kind = defineKind({ type: 'rbac/v1.ClusterRole', createsOnUpdate: true, nameRule: 'path-segment', validate, validateUpdate: validate, columns: defaultColumns })
