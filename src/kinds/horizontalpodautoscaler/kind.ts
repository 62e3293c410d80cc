import type { HorizontalPodAutoscaler } from '../../api/types/autoscaling.v2.ts'
import { defineKind } from '../contract.ts'
import { columns } from './columns.ts'
import { defaultAutoscaler } from './defaults.ts'
import { validateAutoscaler, validateAutoscalerStatus } from './validate.ts'

export const kind = defineKind<HorizontalPodAutoscaler>({
  type: 'autoscaling/v2.HorizontalPodAutoscaler',
  defaults: defaultAutoscaler,
  prepareForCreate(object) {
    object.status = { currentMetrics: null, desiredReplicas: 0 } as unknown as HorizontalPodAutoscaler['status']
  },
  validate: validateAutoscaler,
  validateUpdate: (object, _old, ctx) => (ctx.subresource === 'status' ? validateAutoscalerStatus(object) : validateAutoscaler(object)),
  columns,
})
