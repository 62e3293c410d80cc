import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'apiregistration/v1.APIService' })
