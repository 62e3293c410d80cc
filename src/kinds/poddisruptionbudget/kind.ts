import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'policy/v1.PodDisruptionBudget' })
