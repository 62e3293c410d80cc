import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { conditionOf, nameDefinition, withCondition } from './names.ts'
import { cleanUp, isCleanedUp } from './cleanup.ts'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const ESTABLISHED = { type: 'Established', status: 'True', reason: 'InitialNamesAccepted', message: 'the initial names have been accepted' }
const NOT_ACCEPTED = { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' }

/** Gives definitions their names, establishes them, and takes their objects away with them. `apiextensions: controller/{status,establish,finalizer}` */
export const controller = defineController({
  keys({ type, object }, api) {
    const own = type === 'DELETED' ? [] : [object.metadata.name!]
    const group = api.list(DEFINITIONS).filter(({ metadata, spec }) => metadata.name !== object.metadata.name && spec.group === object.spec.group)
    return [...own, ...group.filter((other) => !hasItsNames(other)).map(({ metadata }) => metadata.name!)]
  },
  needs: (key, api) => (api.get(DEFINITIONS, undefined, key)?.metadata.deletionTimestamp && api.resources().includes(key) ? [key] : []),
  reconcile(key, api) {
    const definition = api.get(DEFINITIONS, undefined, key)
    if (!definition) return
    if (definition.metadata.deletionTimestamp && !isCleanedUp(definition)) cleanUp(definition, api)
    else if (!hasItsNames(definition)) establish(definition, api)
  },
})

const hasItsNames = ({ spec, status }: KubeObject): boolean => same(spec.names, status?.acceptedNames ?? {}) && !!status?.conditions

function establish(definition: KubeObject, api: ControllerApi): void {
  const others = api.list(DEFINITIONS).filter((other) => other.metadata.name !== definition.metadata.name && other.spec.group === definition.spec.group)
  const { accepted, condition } = nameDefinition(definition, others)
  let conditions: Fields[] = withCondition(definition.status?.conditions ?? [], condition, api.now)
  if (condition.status === 'True') conditions = withCondition(conditions, ESTABLISHED, api.now)
  else if (!conditionOf(definition, 'Established')) conditions = withCondition(conditions, NOT_ACCEPTED, api.now)
  const status = { ...definition.status, acceptedNames: accepted, conditions }
  if (!same(status, definition.status)) api.updateStatus(DEFINITIONS, { ...definition, status })
}
