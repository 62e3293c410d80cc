import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'scheduling/v1.PriorityClass' })
