import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'resource/v1.ResourceClaimTemplate' })
