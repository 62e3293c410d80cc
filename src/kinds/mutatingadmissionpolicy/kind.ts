import { ageColumn, integerColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'admissionregistration/v1.MutatingAdmissionPolicy',
  needsResourceVersion: true,
  columns: [
    nameColumn,
    integerColumn('Mutations', ({ spec }) => spec?.mutations?.length),
    textColumn('ParamKind', ({ spec }) => (spec?.paramKind ? `${spec.paramKind.apiVersion}/${spec.paramKind.kind}` : '<unset>')),
    ageColumn,
  ],
})
