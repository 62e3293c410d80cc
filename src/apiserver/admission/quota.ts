import { resourceKey } from '../../api/gvk.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { clone, same } from '../../api/object.ts'
import { compareQuantities, formatQuantity } from '../../api/quantity.ts'
import { forbiddenError } from '../../api/status.ts'
import type { ResourceRow } from '../../kinds/contract.ts'
import type { Amounts } from '../../kinds/resourcequota/amounts.ts'
import { addAmounts, grownAmounts, NONE, readAmounts, writeAmounts } from '../../kinds/resourcequota/amounts.ts'
import { unspecified } from '../../kinds/resourcequota/podusage.ts'
import { inScope } from '../../kinds/resourcequota/scopes.ts'
import { countedBy, usageOf } from '../../kinds/resourcequota/usage.ts'
import type { Session, Writer } from '../session.ts'

const QUOTAS = 'resourcequotas'

/**
 * The admission plugin ResourceQuota: what is over a quota is refused; what is not, the quotas are charged for.
 * @param old the object before an update
 * @throws ApiError 403
 */
export function chargeQuotas(session: Session, row: ResourceRow, object: KubeObject, old: KubeObject | undefined, writer: Writer, subresource = ''): void {
  const namespace = object.metadata.namespace
  const quotas = row.namespaced ? session.tx.list(QUOTAS, namespace ?? '') : []
  if (!quotas.length || subresource === 'status' || !isCharged(row, object, old, subresource)) return
  const resource = resourceKey(row)
  const usage = usageOf(resource, object, session.now)
  const growth = old && grownAmounts(usage, usageOf(resource, old, session.now))
  const charged = quotas.flatMap((quota) => {
    const counts = countedBy(resource, Object.keys(quota.status?.hard ?? {}))
    if (!counts.length || !inScope(quota, resource, object)) return []
    const delta = growth && inScope(quota, resource, old!) ? growth : usage
    return [charge(quota, row, object, counts, delta)]
  })
  if (writer.dryRun) return
  for (const { quota, used } of charged) {
    const next = { ...clone(quota), status: { ...quota.status, used } }
    if (!same(next.status, quota.status)) session.write(session.storedRow(QUOTAS), next, quota)
  }
}

/** Updates only matter where they can change what is counted. */
function isCharged(row: ResourceRow, object: KubeObject, old: KubeObject | undefined, subresource: string): boolean {
  const name = row.group ? '' : row.resource
  if (!old) return true
  if (name === 'pods') return subresource === 'resize' || (subresource === '' && (old.spec.activeDeadlineSeconds === undefined) !== (object.spec.activeDeadlineSeconds === undefined))
  return subresource === '' && (name === 'services' || name === 'persistentvolumeclaims')
}

function charge(quota: KubeObject, row: ResourceRow, object: KubeObject, counts: readonly string[], delta: Amounts): { quota: KubeObject; used: Fields } {
  const name = quota.metadata.name!
  const refuse = (text: string) => forbiddenError(row, object.metadata.name ?? '', text)
  const missing = row.resource === 'pods' && !row.group ? unspecified(object.spec, counts) : undefined
  if (missing) throw refuse(`failed quota: ${name}: ${missing}`)
  const hard = readAmounts(quota.status.hard), used = readAmounts(quota.status.used)
  const asked: Amounts = new Map([...delta].filter(([resource, amount]) => hard.has(resource) && amount.nano !== 0n))
  const next = addAmounts(new Map(used), asked)
  const over = [...asked.keys()].filter((resource) => compareQuantities(next.get(resource)!, hard.get(resource)!) > 0).sort()
  if (over.length) {
    const told = (amounts: Amounts) => over.map((resource) => `${resource}=${formatQuantity(amounts.get(resource) ?? NONE)}`).join(',')
    throw refuse(`exceeded quota: ${name}, requested: ${told(asked)}, used: ${told(used)}, limited: ${told(hard)}`)
  }
  return { quota, used: writeAmounts(next) }
}
