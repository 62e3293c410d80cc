import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'coordination/v1.Lease' })
