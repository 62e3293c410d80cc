import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { goPrint, goType } from '../../api/patch/goprint.ts'
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

/** Why a number cannot be read at a path, as `apimachinery: unstructured.NestedInt64` says it. */
function accessFault(object: unknown, path: string): string | undefined {
  const keys = path.replace(/^\./, '').split('.')
  let value = object
  for (const [i, key] of keys.entries()) {
    if (!isObject(value)) return value === null ? undefined : `${told(keys.slice(0, i + 1))} accessor error: ${goPrint(value as never)} is of the type ${goName(value)}, expected map[string]interface{}`
    if (!Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return typeof value === 'number' && Number.isInteger(value) ? undefined : `${told(keys)} accessor error: ${goPrint(value as never)} is of the type ${goName(value)}, expected int64`
}

const told = (keys: readonly string[]) => `.${keys.join('.')}`
const GO_NAMES: Readonly<Record<string, string>> = { nil: '<nil>', slice: '[]interface {}', map: 'map[string]interface {}' }
const goName = (value: unknown) => GO_NAMES[goType(value)] ?? goType(value)

/** Whether the fields that scaling reads hold what scaling needs. */
export function validateReplicas({ specReplicasPath, statusReplicasPath }: Fields, object: KubeObject, subresource: string): FieldError[] {
  return (subresource === 'status' ? [statusReplicasPath] : [specReplicasPath, statusReplicasPath]).flatMap((path) => {
    const fault = accessFault(object, path)
    if (fault) return [invalid(path, 0, fault)]
    const value = at(object, path)
    if (typeof value !== 'number') return []
    if (value < 0) return [invalid(path, value, 'should be a non-negative integer')]
    return value > MAX ? [invalid(path, value, `should be less than or equal to ${MAX}`)] : []
  })
}
