/** `pods/binding` and `pods/eviction`. */
import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { follows } from '../../api/checks.ts'
import { fieldErrorText, required, unsupported } from '../../api/field.ts'
import { matches, selectorFromObject } from '../../api/labels.ts'
import { dns1123Subdomain } from '../../api/names.ts'
import { ApiError, badRequest, conflict, internalError } from '../../api/status.ts'
import { rfc3339 } from '../../api/time.ts'
import type { HookContext, SubresourceHandler } from '../contract.ts'

const success = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }
const done = (result: { store?: KubeObject; remove?: Fields }) => ({ ...result, answer: success, code: 201 })

/** Puts the pod on a node. */
export const binding: SubresourceHandler = {
  verbs: ['create'],
  handle(pod, body, ctx) {
    const name = pod.metadata.name!
    if (body.metadata?.name !== name) throw badRequest('name in URL does not match name in Binding object')
    const target = body.target ?? {}
    const faults = [
      ...(target.kind && target.kind !== 'Node' ? [unsupported('target.kind', target.kind, ['Node', '<empty>'])] : []),
      ...(target.name ? (target.kind && target.kind !== 'Node' ? [] : follows(dns1123Subdomain, target.name, 'target.name')) : [required('target.name')]),
    ]
    if (faults.length) throw new ApiError(500, '', faults.length > 1 ? `[${faults.map(fieldErrorText).join(', ')}]` : fieldErrorText(faults[0]!))
    const refuse = (text: string) => conflict({ group: '', resource: 'pods/binding' }, name, text)
    if (pod.metadata.deletionTimestamp) throw refuse(`pod ${name} is being deleted, cannot be assigned to a host`)
    if (pod.spec.nodeName) throw refuse(`pod ${name} is already assigned to node ${JSON.stringify(pod.spec.nodeName)}`)
    if (pod.spec.schedulingGates?.length) throw refuse(`pod ${name} has non-empty .spec.schedulingGates`)
    const bound = clone(pod)
    bound.spec.nodeName = target.name
    if (body.metadata.annotations) bound.metadata.annotations = { ...bound.metadata.annotations, ...body.metadata.annotations }
    const status = (bound.status ??= {})
    delete status.nominatedNodeName
    const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: rfc3339(ctx.now) }
    status.conditions = [...(status.conditions ?? []).filter(({ type }: Fields) => type !== 'PodScheduled'), scheduled]
    return done({ store: bound })
  },
}

const finished = ({ status, metadata }: KubeObject) => ['Succeeded', 'Failed', 'Pending'].includes(status?.phase) || metadata.deletionTimestamp !== undefined
const isReady = (pod: KubeObject) => pod.status?.conditions?.some(({ type, status }: Fields) => type === 'Ready' && status === 'True')

/** Deletes the pod, unless a disruption budget needs it. */
export const eviction: SubresourceHandler = {
  verbs: ['create'],
  handle(pod, body, ctx) {
    if (body.metadata?.name !== pod.metadata.name) throw badRequest('name in URL does not match name in Eviction object')
    if (!finished(pod)) respectBudget(pod, ctx)
    return done({ remove: body.deleteOptions ?? {} })
  },
}

function respectBudget(pod: KubeObject, ctx: HookContext): void {
  const budgets = ctx.list('poddisruptionbudgets.policy', pod.metadata.namespace).filter(({ spec }) => matches(selectorFromObject(spec?.selector), pod.metadata.labels))
  if (budgets.length > 1) throw internalError('This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.')
  const budget = budgets[0]
  if (!budget) return
  const { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {}
  if (!isReady(pod) && (budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (currentHealthy >= desiredHealthy && desiredHealthy > 0))) return
  if (disruptionsAllowed > 0) return
  const name = budget.metadata.name
  throw new ApiError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [{ reason: 'DisruptionBudget', message: `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently` }],
  })
}
