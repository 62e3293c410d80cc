import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'discovery/v1.EndpointSlice' })
