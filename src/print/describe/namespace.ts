import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { LimitRange, Namespace, ResourceQuota } from '../../api/types/core.v1.ts'
import type { Describer } from './contract.ts'
import { limitRangeLines } from './limitrange.ts'
import { indent, row, table } from './lines.ts'
import { metadataLines } from './metadata.ts'
import { quotaLines } from './quota.ts'
import { timeText } from './times.ts'

/** kubectl: describe.NamespaceDescriber */
export const describeNamespace: Describer = async (namespace: Namespace, related) => {
  const { name } = namespace.metadata!
  const { phase = '', conditions = [] } = namespace.status ?? {}
  const quotas = await related.list('resourcequotas', name).catch(unserved) as ResourceQuota[] | undefined
  const ranges = await related.list('limitranges', name).catch(unserved) as LimitRange[] | undefined
  return [
    row('Name', name!),
    ...metadataLines(namespace.metadata!),
    row('Status', phase),
    ...(conditions.length ? ['Conditions:', ...indent(1, table(
      ['Type', 'Status', 'LastTransitionTime', 'Reason', 'Message'],
      conditions.map(({ type, status, lastTransitionTime, reason = '', message = '' }) => [type, status, timeText(lastTransitionTime), reason, message]),
    ))] : []),
    ...(quotas ? ['', ...quotaLines(quotas)] : []),
    ...(ranges ? ['', ...limitRangeLines(ranges)] : []),
  ]
}

/** A server without quotas or limits says so with NotFound. */
function unserved(error: unknown): KubeObject[] | undefined {
  if (error instanceof ApiError && error.reason === 'NotFound') return undefined
  throw error
}
