import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import type { ScaleMapping } from '../contract.ts'
import { isObject } from './schema.ts'

const MAX = 2147483647
const at = (object: unknown, path: string): unknown => path.replace(/^\./, '').split('.').reduce((value, key) => (isObject(value) ? value[key] : undefined), object)

/** How the scale subresource of a definition maps on its objects. */
export const scaleMapping = ({ specReplicasPath, statusReplicasPath, labelSelectorPath }: Fields): ScaleMapping => ({
  specReplicas: specReplicasPath.slice(1),
  statusReplicas: statusReplicasPath.slice(1),
  selector: (object) => { const text = labelSelectorPath ? at(object, labelSelectorPath) : ''; return typeof text === 'string' ? text : '' },
})

/** Whether the fields that scaling reads hold what scaling needs. */
export function validateReplicas({ specReplicasPath, statusReplicasPath }: Fields, object: KubeObject, subresource: string): FieldError[] {
  return (subresource === 'status' ? [statusReplicasPath] : [specReplicasPath, statusReplicasPath]).flatMap((path) => {
    const value = at(object, path)
    if (typeof value !== 'number') return []
    if (value < 0) return [invalid(path, value, 'should be a non-negative integer')]
    return value > MAX ? [invalid(path, value, `should be less than or equal to ${MAX}`)] : []
  })
}
