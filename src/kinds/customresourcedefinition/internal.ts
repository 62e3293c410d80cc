import type { Fields } from '../../api/object.ts'
import { same } from '../../api/object.ts'

/** What the server's internal form calls a field that all versions share. */
const SHARED: Readonly<Record<string, string>> = { schema: 'validation', subresources: 'subresources', additionalPrinterColumns: 'additionalPrinterColumns', selectableFields: 'selectableFields' }

/**
 * The spec as the server sees it when it validates: what all versions have in common stands on top, and errors name it there
 * (`spec.validation.openAPIV3Schema`). `apiextensions: apis/apiextensions/v1/conversion`
 */
export function internalSpec(spec: Fields): Fields {
  const versions: Fields[] = (spec.versions ?? []).map((version: Fields) => ({ ...version }))
  const internal: Fields = { ...spec, versions }
  for (const [field, shared] of Object.entries(SHARED)) {
    const first = versions[0]?.[field]
    if (first === undefined || !versions.every((version) => same(version[field], first))) continue
    internal[shared] = first
    for (const version of versions) delete version[field]
  }
  return internal
}

/** A version as the server's errors show it: every field by its Go name. */
export const goVersion = ({ name, served = false, storage = false, deprecated = false, deprecationWarning, schema, subresources, additionalPrinterColumns, selectableFields }: Fields): Fields => ({
  Name: name, Served: served, Storage: storage, Deprecated: deprecated, DeprecationWarning: deprecationWarning ?? null, Schema: schema ?? null,
  Subresources: subresources ?? null, AdditionalPrinterColumns: additionalPrinterColumns ?? null, SelectableFields: selectableFields ?? null,
})
