import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'admissionregistration/v1.MutatingAdmissionPolicy' })
