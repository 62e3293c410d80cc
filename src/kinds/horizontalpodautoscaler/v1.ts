import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'autoscaling/v1.HorizontalPodAutoscaler' })
