import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'authentication/v1.TokenReview' })
