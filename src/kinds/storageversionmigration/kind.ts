import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'storagemigration/v1.StorageVersionMigration' })
