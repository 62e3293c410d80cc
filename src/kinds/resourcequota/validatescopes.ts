import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'

const EXISTING = ['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'Terminating']
const SCOPES = [...EXISTING, 'PriorityClass', 'VolumeAttributesClass']
const COMPUTE = ['pods', 'cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']
const STANDARD = [
  ...COMPUTE, 'ephemeral-storage', 'requests.storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps',
  'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers',
]
const CONFLICTS = [['BestEffort', 'NotBestEffort'], ['NotTerminating', 'Terminating']]

/** Whether a scope can be asked of what the quota counts. */
function fits(scope: string, resource: string): boolean {
  if (scope === 'BestEffort') return resource === 'pods'
  if (scope === 'VolumeAttributesClass') return resource === 'persistentvolumeclaims' || resource === 'requests.storage'
  return !SCOPES.includes(scope) || COMPUTE.includes(resource) || resource.startsWith('hugepages-') || resource.startsWith('requests.hugepages-')
}

const misfits = (scope: string, hard: Fields = {}) => Object.keys(hard).sort().filter((name) => STANDARD.includes(name) && !fits(scope, name))
const conflicts = (scopes: readonly string[]) => CONFLICTS.filter((pair) => pair.every((scope) => scopes.includes(scope)))

/** Scopes of a quota. `kubernetes: apis/core/validation, ValidateResourceQuotaSpec` */
export function validateScopes({ hard, scopes = [] }: Fields): FieldError[] {
  const wrong = (detail: string) => invalid('spec.scopes', scopes, detail)
  return [
    ...scopes.flatMap((scope: string) => [...(SCOPES.includes(scope) ? [] : [wrong('unsupported scope')]), ...misfits(scope, hard).map(() => wrong('unsupported scope applied to resource'))]),
    ...conflicts(scopes).map(() => wrong('conflicting scopes')),
  ]
}

/** Scopes that a quota selects by expressions. */
export function validateScopeSelector({ hard, scopes = null, scopeSelector }: Fields): FieldError[] {
  const path = 'spec.scopeSelector.matchExpressions', all: Fields[] = scopeSelector?.matchExpressions ?? []
  return [...all.flatMap(({ scopeName, operator, values = [] }) => {
    const errors: FieldError[] = SCOPES.includes(scopeName) ? [] : [invalid(`${path}.scopeName`, scopeName, 'unsupported scope')]
    errors.push(...misfits(scopeName, hard).map(() => invalid(path, scopeSelector, 'unsupported scope applied to resource')))
    if (EXISTING.includes(scopeName) && operator !== 'Exists') {
      errors.push(invalid(`${path}.operator`, operator, "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"))
    }
    if (operator === 'In' || operator === 'NotIn') return values.length ? errors : [...errors, required(`${path}.values`, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")]
    if (operator === 'Exists' || operator === 'DoesNotExist') return values.length ? [...errors, invalid(`${path}.values`, values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")] : errors
    return [...errors, invalid(`${path}.operator`, operator, 'not a valid selector operator')]
  }), ...conflicts(all.map(({ scopeName }) => scopeName)).map(() => invalid(path, scopes, 'conflicting scopes'))]
}
