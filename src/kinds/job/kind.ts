import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'batch/v1.Job' })
