import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'flowcontrol/v1.PriorityLevelConfiguration' })
