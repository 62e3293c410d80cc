import { defineKind } from '../contract.ts'

export const kind = defineKind({ type: 'certificates/v1.ClusterTrustBundle' })
