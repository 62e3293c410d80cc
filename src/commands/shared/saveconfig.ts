import { bool } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { toJson } from '../../print/json.ts'
import { LAST_APPLIED } from '../apply/lastapplied.ts'

export const saveConfigFlag = {
  'save-config': bool(false, 'Keep the configuration in an annotation of the object, for a later kubectl apply.'),
}

/**
 * The object as text, without the annotation itself: what the annotation holds.
 * `typed` objects keep their order, and lose empty annotations.
 */
export function configurationOf(object: Fields, { typed = false } = {}): string {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata?.annotations ?? {}
  const empty = typed && Object.keys(annotations).length === 0
  const metadata = { ...object.metadata, annotations: empty ? undefined : annotations }
  return `${toJson({ ...object, metadata }, { sorted: !typed })}\n`
}

/**
 * The object with its configuration in the annotation: when asked to, and when it has the annotation already.
 * `kubectl: util.CreateOrUpdateAnnotation`
 */
export function withSavedConfig<T extends Fields>(object: T, save: boolean, shape: { typed?: boolean } = {}): T {
  if (!save && object.metadata?.annotations?.[LAST_APPLIED] === undefined) return object
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata?.annotations, [LAST_APPLIED]: configurationOf(object, shape) } } }
}
