import type { ResourceQuota } from '../../api/types/core.v1.ts'
import { formatQuantity, parseQuantity, quantityOf, quantityValue } from '../../api/quantity.ts'
import { compareStrings, sortedKeys } from '../go/value.ts'
import type { Describer, Lines } from './contract.ts'
import { indent, row } from './lines.ts'
import { nameLines } from './metadata.ts'

const scopeHelp: Readonly<Record<string, string>> = {
  Terminating: 'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating: 'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort: 'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort: 'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
}

/** kubectl: describe.ResourceQuotaDescriber */
export const describeQuota: Describer = (quota: ResourceQuota) => {
  const { hard = {}, used = {} } = quota.status ?? {}
  return [
    ...nameLines(quota as never),
    ...scopeLines(quota, ' * '),
    'Resource\tUsed\tHard', '--------\t----\t----',
    ...sortedKeys(hard).map((name) => `${name}\t${inFormatOf(String(used[name] ?? '0'), String(hard[name]))}\t${hard[name]}`),
  ]
}

/** Quotas of a namespace, by name. */
export function quotaLines(quotas: readonly ResourceQuota[]): Lines {
  if (!quotas.length) return ['No resource quota.']
  return ['Resource Quotas', ...indent(1, [...quotas].sort((a, b) => compareStrings(a.metadata!.name!, b.metadata!.name!)).flatMap((quota) => {
    const { hard = {}, used = {} } = quota.status ?? {}
    return [
      row('Name', quota.metadata?.name ?? ''),
      ...scopeLines(quota, '* '),
      'Resource\tUsed\tHard', '--------\t---\t---',
      ...sortedKeys(hard).map((name) => `${name}\t${used[name] ?? '0'}\t${hard[name]}`),
    ]
  }))]
}

function scopeLines({ spec }: ResourceQuota, bullet: string): Lines {
  const scopes = [...spec?.scopes ?? []].sort(compareStrings)
  return scopes.length ? [row('Scopes', scopes.join(', ')), ...scopes.filter((scope) => scopeHelp[scope]).map((scope) => bullet + scopeHelp[scope])] : []
}

/** What is used, in the notation of what may be used at most. */
function inFormatOf(used: string, hard: string): string {
  const amount = parseQuantity(used), { format } = parseQuantity(hard)
  return amount.format === format ? used : formatQuantity(quantityOf(quantityValue(amount), format))
}
