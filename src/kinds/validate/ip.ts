import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { formatCidr, formatIp, networkOf, parseCidr, parseIp } from '../../api/ip.ts'

const BAD_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const BAD_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/**
 * An address in a field of the old days: any spelling that is clear, and whatever the old object already had.
 * Texts: apimachinery util/validation IsValidIPForLegacyField.
 */
export function validateIp(path: string, value: string, old: readonly string[] = []): FieldError[] {
  if (old.includes(value)) return []
  const ip = parseIp(value)
  if (!ip) return [invalid(path, value, BAD_IP)]
  if (ip.leadingZeros) return [invalid(path, value, 'must not have leading 0s')]
  return ip.mapped ? [invalid(path, value, 'must not be an IPv4-mapped IPv6 address')] : []
}

/** An address in a newer field: canonical spelling only. */
export function validateCanonicalIp(path: string, value: string): FieldError[] {
  const errors = validateIp(path, value)
  if (errors.length) return errors
  const canonical = formatIp(parseIp(value)!)
  return value === canonical ? [] : [invalid(path, value, `must be in canonical form ("${canonical}")`)]
}

/** A block in a field of the old days. */
export function validateCidr(path: string, value: string, old: readonly string[] = []): FieldError[] {
  if (old.includes(value)) return []
  const cidr = parseCidr(value)
  if (!cidr) return [invalid(path, value, BAD_CIDR)]
  if (cidr.leadingZeros) return [invalid(path, value, 'must not have leading 0s in IP or prefix length')]
  if (cidr.ip.mapped) return [invalid(path, value, 'must not have an IPv4-mapped IPv6 address')]
  const clean = networkOf(cidr).bytes.every((byte, i) => byte === cidr.ip.bytes[i])
  return clean ? [] : [invalid(path, value, 'must not have bits set beyond the prefix length')]
}

/** An address that traffic may be sent to: no loopback, link-local or unspecified one. */
export function validateEndpointIp(path: string, value: string): FieldError[] {
  const ip = parseIp(value)
  if (!ip) return [invalid(path, value, 'must be a valid IP address')]
  const [a, b, c] = ip.mapped ? ip.bytes.slice(12) : ip.bytes
  const v4 = ip.family === 4 || ip.mapped
  const zero = (bytes: readonly number[]) => bytes.every((byte) => byte === 0)
  const errors: FieldError[] = []
  if (zero(v4 ? ip.bytes.slice(-4) : ip.bytes)) errors.push(invalid(path, value, `may not be unspecified (${value})`))
  if (v4 ? a === 127 : zero(ip.bytes.slice(0, 15)) && ip.bytes[15] === 1) errors.push(invalid(path, value, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'))
  if (v4 ? a === 169 && b === 254 : a === 0xfe && (b! & 0xc0) === 0x80) errors.push(invalid(path, value, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'))
  if (v4 ? a === 224 && b === 0 && c === 0 : a === 0xff && (b! & 0x0f) === 2) errors.push(invalid(path, value, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'))
  return errors
}

/** Warnings about an unusual spelling of an address. */
export function ipWarnings(path: string, value: string): string[] {
  const ip = parseIp(value)
  if (!ip) return []
  const canonical = formatIp(ip)
  if (ip.leadingZeros || ip.mapped) return [`${path}: non-standard IP address "${value}" is invalid: use "${canonical}"`]
  return ip.family === 6 && canonical !== value ? [`${path}: IPv6 address "${value}" should be in RFC 5952 canonical format ("${canonical}")`] : []
}

/** Warnings about an unusual spelling of a block. */
export function cidrWarnings(path: string, value: string): string[] {
  const cidr = parseCidr(value)
  if (!cidr) return []
  const canonical = formatCidr(cidr)
  const warnings: string[] = []
  if (formatIp(networkOf(cidr)) !== formatIp(cidr.ip)) {
    warnings.push(`${path}: CIDR value "${value}" is ambiguous in this context (should be "${canonical}" or "${formatIp(cidr.ip)}/${cidr.ip.bytes.length * 8}"?)`)
  }
  if (cidr.leadingZeros || cidr.ip.mapped) warnings.push(`${path}: non-standard CIDR value "${value}" is invalid: use "${canonical}"`)
  if (!warnings.length && cidr.ip.family === 6 && canonical !== value) warnings.push(`${path}: IPv6 CIDR value "${value}" should be in RFC 5952 canonical format ("${canonical}")`)
  return warnings
}
