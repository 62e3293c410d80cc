import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'authorization/v1.LocalSubjectAccessReview' })
