import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'admissionregistration/v1.MutatingAdmissionPolicyBinding',
  needsResourceVersion: true,
  columns: [
    nameColumn,
    textColumn('PolicyName', ({ spec }) => spec?.policyName),
    textColumn('ParamRef', ({ spec }) => (spec?.paramRef?.name ? `${spec.paramRef.namespace || '*'}/${spec.paramRef.name}` : '<unset>')),
    ageColumn,
  ],
})
