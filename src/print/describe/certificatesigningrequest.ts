import { humanDuration } from '../../api/duration.ts'
import type { CertificateSigningRequest } from '../../api/types/certificates.v1.ts'
import { formatLabels } from '../decorate.ts'
import { PrintFailure } from '../failure.ts'
import { type CertificateRequest, parseCertificateRequest } from './certificaterequest.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { row, rowIf } from './lines.ts'
import { timeText } from './times.ts'

/** kubectl: describe.CertificateSigningRequestDescriber */
export const describeCertificateSigningRequest: Describer = async (csr: CertificateSigningRequest, related) => {
  const { metadata = {}, spec } = csr
  const seconds = spec.expirationSeconds
  return [
    row('Name', metadata.name ?? ''),
    row('Labels', formatLabels(metadata.labels)),
    row('Annotations', formatLabels(metadata.annotations)),
    row('CreationTimestamp', timeText(metadata.creationTimestamp)),
    row('Requesting User', spec.username ?? ''),
    ...rowIf('Signer', spec.signerName),
    ...(seconds === undefined ? [] : [row('Requested Duration', humanDuration(seconds * 1000))]),
    row('Status', statusText(csr)),
    ...requestLines(requestOf(spec.request)),
    ...await eventLines(csr as never, related),
  ]
}

function statusText({ status }: CertificateSigningRequest): string {
  const has = (type: string) => status?.conditions?.some((condition) => condition.type === type)
  return `${has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'}${has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`
}

function requestOf(request: string): CertificateRequest {
  try {
    return parseCertificateRequest(Buffer.from(request, 'base64').toString())
  } catch (error) {
    throw new PrintFailure(`Error parsing CSR: ${(error as Error).message}`, '')
  }
}

/** Attributes of a subject that may have several values, by their object identifiers. */
const subjectLists = { Organization: '55040a', 'Organizational Unit': '55040b', Country: '550406', Locality: '550407', Province: '550408', StreetAddress: '550409', PostalCode: '550411' }

function requestLines({ subject, dnsNames, emailAddresses, uris, ipAddresses }: CertificateRequest): Lines {
  const list = (label: string, values: readonly string[] = []) => values.map((value, i) => (i ? `\t\t${value}` : `\t${label}:\t${value}`))
  const names = [...list('DNS Names', dnsNames), ...list('Email Addresses', emailAddresses), ...list('URIs', uris), ...list('IP Addresses', ipAddresses)]
  return [
    'Subject:',
    `\tCommon Name:\t${subject.get('550403')?.at(-1) ?? ''}`,
    `\tSerial Number:\t${subject.get('550405')?.at(-1) ?? ''}`,
    ...Object.entries(subjectLists).flatMap(([label, oid]) => list(label, subject.get(oid))),
    ...(names.length ? ['Subject Alternative Names:', ...names] : []),
  ]
}
