import { ageColumn, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'admissionregistration/v1.ValidatingAdmissionPolicy',
  needsResourceVersion: true,
  columns: [
    nameColumn,
    integerColumn('Validations', ({ spec }) => spec?.validations?.length),
    textColumn('ParamKind', ({ spec }) => (spec?.paramKind ? `${spec.paramKind.apiVersion}/${spec.paramKind.kind}` : '<unset>')),
    ageColumn,
  ],
})
