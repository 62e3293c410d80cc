import { parseQuantity, formatQuantity } from '../../api/quantity.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { Amounts } from '../../kinds/resourcequota/amounts.ts'
import { addAmounts, NONE, writeAmounts } from '../../kinds/resourcequota/amounts.ts'
import { inScope } from '../../kinds/resourcequota/scopes.ts'
import { countedBy, usageOf } from '../../kinds/resourcequota/usage.ts'
import type { Change, ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'

const QUOTAS = 'resourcequotas'

/** Counts anew what a quota's namespace uses. Admission charges for what comes; this sees what was there, and what goes. `kubernetes: pkg/controller/resourcequota` */
export const controller = defineController({
  keys({ type, resource, object }: Change, api) {
    if (resource === QUOTAS) return [...(type === 'DELETED' ? [] : [keyOf(object)]), ...(type === 'MODIFIED' ? [] : api.list(QUOTAS, object.metadata.namespace).filter(counts(resource)).map(keyOf))]
    return object.metadata.namespace ? api.list(QUOTAS, object.metadata.namespace).filter(counts(resource)).map(keyOf) : []
  },
  reconcile(key, api) {
    const quota = api.get(QUOTAS, ...splitKey(key))
    if (!quota || quota.metadata.deletionTimestamp) return
    const hard: Fields = quota.spec?.hard ?? {}
    const status = { hard: Object.fromEntries(Object.keys(hard).map((name) => [name, formatQuantity(parseQuantity(String(hard[name])))])), used: writeAmounts(usedOf(quota, Object.keys(hard), api)) }
    if (!same(status, quota.status)) api.updateStatus(QUOTAS, { ...quota, status })
  },
})

const counts = (resource: string) => ({ spec }: KubeObject): boolean => countedBy(resource, Object.keys(spec?.hard ?? {})).length > 0

function usedOf(quota: KubeObject, names: readonly string[], api: ControllerApi): Amounts {
  const used: Amounts = new Map(names.map((name) => [name, NONE]))
  for (const resource of api.resources()) {
    if (!countedBy(resource, names).length) continue
    for (const object of api.list(resource, quota.metadata.namespace)) {
      if (!inScope(quota, resource, object)) continue
      addAmounts(used, new Map([...usageOf(resource, object, api.now)].filter(([name]) => used.has(name))))
    }
  }
  return used
}

