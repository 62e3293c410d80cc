import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'node/v1.RuntimeClass' })
