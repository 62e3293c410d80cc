import { formatIp } from '../../api/ip.ts'
import { type DerElement, derElements, derText } from './der.ts'

/** What a certificate is asked for (PKCS #10, RFC 2986). */
export interface CertificateRequest {
  /** Values of the subject by the hexadecimal object identifier of their attribute. */
  subject: ReadonlyMap<string, readonly string[]>
  dnsNames: string[]
  emailAddresses: string[]
  uris: string[]
  ipAddresses: string[]
}

const extensionRequest = '2a864886f70d01090e', subjectAlternativeName = '551d11'
const attributesTag = 0xa0
const hex = ({ content }: DerElement) => content.toString('hex')
const inside = (element: DerElement | undefined) => (element ? derElements(element.content) : [])

/**
 * Reads the PEM text of a request.
 * @throws Error in Go's words, RangeError for broken DER
 */
export function parseCertificateRequest(pem: string): CertificateRequest {
  const block = /-----BEGIN CERTIFICATE REQUEST-----([^-]*)-----END CERTIFICATE REQUEST-----/.exec(pem)
  if (!block) throw new Error('PEM block type must be CERTIFICATE REQUEST')
  const [info] = inside(derElements(Buffer.from(block[1]!, 'base64'))[0])
  const [, subject, , ...rest] = inside(info)
  const names = alternativeNames(rest.find(({ tag }) => tag === attributesTag))
  const texts = (tag: number) => names.filter((name) => name.tag === tag).map(({ content }) => content.toString('latin1'))
  return {
    subject: subjectOf(subject),
    emailAddresses: texts(0x81), dnsNames: texts(0x82), uris: texts(0x86),
    ipAddresses: names.filter(({ tag }) => tag === 0x87).map(({ content }) =>
      formatIp({ family: content.length === 4 ? 4 : 6, bytes: [...content], leadingZeros: false, mapped: false })),
  }
}

function subjectOf(subject: DerElement | undefined): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const pair of inside(subject).flatMap(inside)) {
    const [type, value] = inside(pair)
    const key = hex(type!)
    values.set(key, [...values.get(key) ?? [], derText(value!)])
  }
  return values
}

/** The names of the extension that the attributes ask for. */
function alternativeNames(attributes: DerElement | undefined): DerElement[] {
  for (const attribute of inside(attributes)) {
    const [type, values] = inside(attribute)
    if (hex(type!) !== extensionRequest) continue
    for (const extension of inside(values).flatMap(inside)) {
      const parts = inside(extension)
      if (hex(parts[0]!) === subjectAlternativeName) return inside(derElements(parts.at(-1)!.content)[0])
    }
  }
  return []
}
