import { immutable } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { qualifiedName } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { canonicalQuantity, parseQuantity } from '../../api/quantity.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateScopes, validateScopeSelector } from './validatescopes.ts'

const PLAIN = [
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage', 'limits.cpu', 'limits.memory', 'limits.ephemeral-storage',
  'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers',
]
const COUNTED = ['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers']

function validateHard(hard: Fields = {}, path: string): FieldError[] {
  return Object.keys(hard).sort().flatMap((name) => {
    const at = `${path}[${name}]`, errors = qualifiedName(name).map((text) => invalid(at, name, text))
    if (!errors.length && !name.includes('/') && !PLAIN.includes(name) && !name.startsWith('requests.hugepages-') && !name.startsWith('hugepages-')) errors.push(invalid(at, name, 'must be a standard resource type or fully qualified'), invalid(at, name, 'must be a standard resource for quota'))
    const value = parseQuantity(String(hard[name])), text = canonicalQuantity(String(hard[name]))
    if (value.nano < 0n) errors.push(invalid(at, text, 'must be greater than or equal to 0'))
    if (COUNTED.includes(name) && value.nano % 1_000_000_000n !== 0n) errors.push(invalid(at, text, 'must be an integer'))
    return errors
  })
}

const validate = ({ spec }: KubeObject): FieldError[] => [...validateHard(spec?.hard, 'spec.hard'), ...validateScopes(spec ?? {}), ...validateScopeSelector(spec ?? {})]

/** `cpu: 1/2, pods: 0/5`; limits have a column of their own. */
const usage = (limits: boolean) => ({ status }: Fields): string => Object.keys(status?.hard ?? {}).sort()
  .filter((name) => name.startsWith('limits.') === limits)
  .map((name) => `${name}: ${status.used?.[name] ?? '0'}/${status.hard[name]}`).join(', ')

export const kind = defineKind({
  type: 'core/v1.ResourceQuota',
  returnsDeleted: true,
  hasGeneration: false,
  defaults: (quota) => { quota.spec ??= {} },
  prepareForCreate: (quota) => { quota.status = {} },
  validate,
  validateUpdate: (quota, old, ctx) => (ctx.subresource === 'status' ? [] : [...validate(quota), ...immutable([...(quota.spec.scopes ?? [])].sort(), [...(old.spec.scopes ?? [])].sort(), 'spec.scopes')]),
  columns: [nameColumn, textColumn('Request', usage(false)), textColumn('Limit', usage(true)), ageColumn],
})
