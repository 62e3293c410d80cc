import type { Node } from '../../api/types/core.v1.ts'
import { cidrWarnings } from '../validate/ip.ts'
import { defineKind } from '../contract.ts'
import { columns } from './columns.ts'
import { presentNode } from './heartbeat.ts'
import { validateNode, validateNodeUpdate } from './validate.ts'

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

function warnings({ spec }: Node): string[] {
  return [
    ...(spec.configSource ? ['spec.configSource: the feature is removed'] : []),
    ...(spec.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : []),
    ...(spec.podCIDRs ?? []).flatMap((cidr, i) => cidrWarnings(`spec.podCIDRs[${i}]`, cidr)),
  ]
}

export const kind = defineKind<Node>({
  type: 'core/v1.Node',
  hasGeneration: false,
  statusIsOwn: false,
  defaults(node) {
    node.spec ??= {}
    if (node.status?.capacity && !node.status.allocatable) node.status.allocatable = { ...node.status.capacity }
    if (node.spec.podCIDR && !node.spec.podCIDRs?.length) node.spec.podCIDRs = [node.spec.podCIDR]
    if (node.spec.podCIDRs?.length) node.spec.podCIDR ||= node.spec.podCIDRs[0]
  },
  /** A node that registers is not ready until its conditions say so. */
  admit(node, old) {
    if (old) return
    const taints = node.spec.taints ?? []
    if (!taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect)) node.spec.taints = [...taints, { ...NOT_READY }]
  },
  prepareForUpdate(node, old, ctx) {
    if (ctx.subresource === 'status') node.spec = old.spec
  },
  validate: validateNode,
  validateUpdate: (node, old, ctx) => [...(ctx.subresource === 'status' ? [] : validateNode(node)), ...validateNodeUpdate(node, old)],
  warnings,
  columns,
  selectableFields: ({ spec }) => ({ 'spec.unschedulable': String(spec.unschedulable ?? false) }),
  present: presentNode,
})
