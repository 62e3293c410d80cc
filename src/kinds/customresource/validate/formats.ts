import { parseIp } from '../../../api/ip.ts'
import { dns1123Label, dns1123Subdomain } from '../../../api/names.ts'

const HEX = '[0-9a-f]'
const uuid = (version: string, variant: string) => new RegExp(`^${HEX}{8}-?${HEX}{4}-?${version}${HEX}{3}-?${variant}${HEX}{3}-?${HEX}{12}$`, 'i')
const COLOR = '\\s*([0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\s*'

const matches = (pattern: RegExp) => (text: string) => pattern.test(text)
const isV4 = (text: string) => /^\d+\.\d+\.\d+\.\d+$/.test(text) && text.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')))
const isV6 = (text: string) => text.includes(':') && parseIp(text) !== undefined

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

const daysOf = (year: number, month: number): number =>
  (month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)

function isDateTime(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text)
  return !!parts && isDate(parts[1]) && Number(parts[2]) <= 23 && Number(parts[3]) <= 59 && Number(parts[4]) <= 59
}

function passesLuhn(text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '').split('').reverse().map(Number)
  const sum = digits.reduce((total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0)
  return /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11})$/.test(text.replace(/[^0-9]/g, '')) && sum % 10 === 0
}

function isIsbn10(text: string): boolean {
  const bare = text.replace(/[\s-]/g, '')
  return /^\d{9}[\dX]$/.test(bare) && [...bare].reduce((sum, c, i) => sum + (10 - i) * (c === 'X' ? 10 : Number(c)), 0) % 11 === 0
}

function isIsbn13(text: string): boolean {
  const bare = text.replace(/[\s-]/g, '')
  return /^\d{13}$/.test(bare) && [...bare].reduce((sum, c, i) => sum + (i % 2 ? 3 : 1) * Number(c), 0) % 10 === 0
}

/** The formats of strings that the server checks, by name without dashes. `kube-openapi: validation/strfmt` */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  bsonobjectid: matches(/^[0-9a-f]{24}$/i),
  uri: (text) => matches(/^(?:[a-z][a-z0-9+.-]*:\S+|\/\S*)$/i)(text),
  email: matches(/^(?:[^\s@<>"]+|"[^"]+"|[^<>]*<[^\s@<>]+)@[^\s@<>]+>?$/),
  hostname: (text) => text.length <= 255 && matches(/^(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?)(?:\.[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?)*\.?$/i)(text),
  ipv4: isV4,
  ipv6: isV6,
  cidr: (text) => {
    const [address, bits, rest] = text.split('/')
    return rest === undefined && /^\d+$/.test(bits ?? '') && (isV4(address) ? Number(bits) <= 32 : isV6(address) && Number(bits) <= 128)
  },
  mac: matches(/^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}(?:[0-9a-f]{2}\1?){1}(?:(?:[0-9a-f]{2}\1)?[0-9a-f]{2})?$|^(?:[0-9a-f]{4}\.){2,3}[0-9a-f]{4}$/i),
  uuid: matches(new RegExp(`^${HEX}{8}-?${HEX}{4}-?${HEX}{4}-?${HEX}{4}-?${HEX}{12}$`, 'i')),
  uuid3: matches(uuid('3', HEX)), uuid4: matches(uuid('4', '[89ab]')), uuid5: matches(uuid('5', '[89ab]')),
  isbn: (text) => isIsbn10(text) || isIsbn13(text), isbn10: isIsbn10, isbn13: isIsbn13,
  creditcard: passesLuhn,
  ssn: matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  hexcolor: matches(/^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i),
  rgbcolor: matches(new RegExp(`^rgb\\(${COLOR},${COLOR},${COLOR}\\)$`)),
  byte: (text) => text.length % 4 === 0 && matches(/^[A-Za-z0-9+/]*={0,2}$/)(text),
  password: () => true,
  date: isDate,
  duration: matches(/^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$|^0$|^\d+\s*(?:ns|nano|us|µs|micro|ms|milli|s|sec|m|min|h|hr|hour|d|day|w|wk|week)s?$/),
  datetime: isDateTime,
  k8sshortname: (text) => dns1123Label(text).length === 0,
  k8slongname: (text) => dns1123Subdomain(text).length === 0,
}

const normal = (format: string) => format.replaceAll('-', '')

/** Whether the server knows a format for a type; others mean nothing. */
export function isKnownFormat(format: string, type: string | undefined): boolean {
  if (type === undefined || type === '' || type === 'string') return Object.hasOwn(FORMATS, normal(format))
  if (type === 'integer') return format === 'int32' || format === 'int64'
  return type === 'number' && (format === 'float' || format === 'double')
}

/** Whether a text has a format; unknown formats fit everything. */
export const hasFormat = (format: string, text: string): boolean => FORMATS[normal(format)]?.(text) ?? true
