import { humanDuration } from '../../api/duration.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

/** Denied goes before Approved; what came of it stands behind. */
function conditionText({ status }: { status?: { conditions?: { type: string }[]; certificate?: string } }): string {
  const has = (type: string) => status?.conditions?.some((condition) => condition.type === type)
  return `${has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'}${has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`
}

export const kind = defineKind({
  type: 'certificates/v1.CertificateSigningRequest',
  hasGeneration: false,
  defaults({ spec }) {
    if (spec && !spec.usages?.length) spec.usages = ['digital signature', 'key encipherment']
  },
  prepareForCreate(request, ctx) {
    request.status = {}
    request.spec = { ...request.spec, username: ctx.user.username, groups: ctx.user.groups }
  },
  columns: [
    nameColumn,
    ageColumn,
    textColumn('SignerName', ({ spec }) => spec?.signerName || '<none>'),
    textColumn('Requestor', ({ spec }) => spec?.username),
    textColumn('RequestedDuration', ({ spec }) => (spec?.expirationSeconds === undefined ? '<none>' : humanDuration(spec.expirationSeconds * 1000))),
    textColumn('Condition', conditionText),
  ],
})
