import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'events/v1.Event' })
