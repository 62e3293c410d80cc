import { checkFieldLabels, matchesFields, parseFieldSelector } from '../api/fields.ts'
import { parseSelector } from '../api/labelparser.ts'
import { matches } from '../api/labels.ts'
import type { KubeObject } from '../api/object.ts'
import type { Query } from '../api/request.ts'
import { badRequest } from '../api/status.ts'
import type { Kind, ResourceRow } from '../kinds/contract.ts'

/**
 * The test that a query's label and field selectors make; undefined when there are none.
 * @throws ApiError 400: the bare reason; kubectl puts its own words in front
 */
export function matcherFor(kind: Kind, row: ResourceRow, query: Query): ((object: KubeObject) => boolean) | undefined {
  const { labelSelector = '', fieldSelector = '' } = query
  if (!labelSelector && !fieldSelector) return undefined
  const known = (object: KubeObject): Record<string, string> => ({
    'metadata.name': object.metadata.name ?? '',
    ...(row.namespaced && { 'metadata.namespace': object.metadata.namespace ?? '' }),
    ...kind.selectableFields?.(object),
  })
  let labels: ReturnType<typeof parseSelector>, fields: ReturnType<typeof parseFieldSelector>
  try {
    labels = parseSelector(labelSelector)
    fields = parseFieldSelector(fieldSelector)
    const names = fields.length ? known({ apiVersion: '', kind: '', metadata: {}, spec: {}, status: {} }) : {}
    const strange = kind.unknownFieldLabel && fields.find(({ field }) => !Object.hasOwn(names, field))
    if (strange) throw new Error(kind.unknownFieldLabel!(strange.field))
    const unknown = kind.selectableFields ? undefined : fields.find(({ field }) => !Object.hasOwn(names, field))
    if (unknown) throw new Error(`"${unknown.field}" is not a known field selector: only "metadata.name", "metadata.namespace"`)
    checkFieldLabels(fields, (field) => Object.hasOwn(names, field))
  } catch (error) {
    throw badRequest((error as Error).message)
  }
  return (object) => matches(labels, object.metadata.labels) && (!fields.length || matchesFields(fields, known(object)))
}
