import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { pathSegmentName } from '../../api/names.ts'
import type { CrossVersionObjectReference } from '../../api/types/autoscaling.v2.ts'

/** A reference to something that can be scaled or measured. */
export function validateReference(ref: Partial<CrossVersionObjectReference> | undefined, path: string, needsGroup: boolean): FieldError[] {
  const { kind, name, apiVersion = '' } = ref ?? {}, errors: FieldError[] = []
  for (const [field, value] of [['kind', kind], ['name', name]] as const) {
    if (!value) errors.push(required(`${path}.${field}`))
    else errors.push(...pathSegmentName(value).map((text) => invalid(`${path}.${field}`, value, text)))
  }
  const slashes = apiVersion.split('/').length - 1
  if (slashes > 1) errors.push(invalid(`${path}.apiVersion`, apiVersion, `unexpected GroupVersion string: ${apiVersion}`))
  else if (needsGroup && (slashes === 0 || apiVersion.startsWith('/'))) errors.push(invalid(`${path}.apiVersion`, apiVersion, 'apiVersion must specify API group'))
  return errors
}
