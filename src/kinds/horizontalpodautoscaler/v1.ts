import type { KubeObject } from '../../api/object.ts'
import type { HorizontalPodAutoscaler } from '../../api/types/autoscaling.v1.ts'
import { defineKind } from '../contract.ts'
import { columns } from './columns.ts'
import { fromV2, toV2 } from './convert.ts'
import { validateAutoscaler, validateAutoscalerStatus } from './validate.ts'

const asV2 = (object: HorizontalPodAutoscaler) => toV2(object as KubeObject) as never

/** autoscaling/v1: the same autoscaler seen through one CPU percentage; the rest travels in annotations. */
export const kind = defineKind<HorizontalPodAutoscaler>({
  type: 'autoscaling/v1.HorizontalPodAutoscaler',
  defaults({ spec }) {
    if (spec) spec.minReplicas ??= 1
  },
  prepareForCreate(object) {
    object.status = { currentReplicas: 0, desiredReplicas: 0 }
  },
  validate: (object) => validateAutoscaler(asV2(object)),
  validateUpdate: (object, _old, ctx) => (ctx.subresource === 'status' ? validateAutoscalerStatus(asV2(object)) : validateAutoscaler(asV2(object))),
  columns: columns.map((column) => ({ ...column, cell: (object: HorizontalPodAutoscaler, now: number) => column.cell(asV2(object), now) })),
  convert: { toStored: (object) => toV2(object as KubeObject), fromStored: (object) => fromV2(object) as HorizontalPodAutoscaler },
})
