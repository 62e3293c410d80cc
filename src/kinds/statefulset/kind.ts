import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'apps/v1.StatefulSet' })
