import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'apiextensions/v1.CustomResourceDefinition' })
