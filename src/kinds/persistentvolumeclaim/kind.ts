import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'core/v1.PersistentVolumeClaim' })
