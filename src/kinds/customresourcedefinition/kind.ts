import type { Fields } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import { defaultColumns } from '../columns.ts'
import { defineKind } from '../contract.ts'

/** What the names of a custom resource leave open follows from its kind. */
function defaultNames({ names = {} }: Fields): void {
  if (!names.singular && names.kind) names.singular = names.kind.toLowerCase()
  if (!names.listKind && names.kind) names.listKind = `${names.kind}List`
}

/** The API server takes new names at once, and says so in the status. */
const accepted = (names: Fields, versions: readonly Fields[], at: string): Fields => ({
  conditions: [
    { type: 'NamesAccepted', status: 'True', lastTransitionTime: at, reason: 'NoConflicts', message: 'no conflicts found' },
    { type: 'Established', status: 'True', lastTransitionTime: at, reason: 'InitialNamesAccepted', message: 'the initial names have been accepted' },
  ],
  acceptedNames: names,
  storedVersions: versions.filter((version) => version.storage).map((version) => version.name),
})

/** CustomResourceDefinition: kept and shown; its own validation and the resources it makes are the server's. */
export const kind = defineKind({
  type: 'apiextensions/v1.CustomResourceDefinition',
  defaults({ spec }) {
    if (!spec) return
    defaultNames(spec)
    spec.conversion ??= { strategy: 'None' }
  },
  prepareForCreate(definition, ctx) {
    definition.status = accepted(definition.spec?.names ?? {}, definition.spec?.versions ?? [], rfc3339(ctx.now))
  },
  columns: defaultColumns,
})
