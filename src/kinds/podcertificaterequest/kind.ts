import { formatLabels } from '../../api/labels.ts'
import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

const STATES = ['Issued', 'Denied', 'Failed']

export const kind = defineKind({
  type: 'certificates/v1.PodCertificateRequest',
  needsResourceVersion: true,
  columns: [
    nameColumn,
    textColumn('PodName', ({ spec }) => spec?.podName),
    textColumn('ServiceAccountName', ({ spec }) => spec?.serviceAccountName),
    textColumn('NodeName', ({ spec }) => spec?.nodeName),
    textColumn('SignerName', ({ spec }) => spec?.signerName),
    textColumn('State', ({ status }) => status?.conditions?.map(({ type }: { type: string }) => type).findLast((type: string) => STATES.includes(type)) ?? 'Pending'),
    textColumn('UnverifiedUserAnnotations', ({ spec }) => formatLabels(spec?.unverifiedUserAnnotations)),
  ],
})
