import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'autoscaling/v2.HorizontalPodAutoscaler' })
