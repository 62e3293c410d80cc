import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'networking/v1.Ingress' })
