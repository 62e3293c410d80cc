import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'storage/v1.VolumeAttributesClass' })
