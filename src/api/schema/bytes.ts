const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const WHOLE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Base64 as `encoding/base64` reads and writes it: line ends are skipped, the padding is required. Undefined when it is none. */
export function canonicalBase64(text: string): string | undefined {
  const clean = text.replace(/[\r\n]/g, '')
  if (!WHOLE.test(clean)) return undefined
  return clean.endsWith('=') ? trimBits(clean) : clean
}

/** A list of numbers is bytes too. */
export const fromNumbers = (numbers: readonly (number | null)[]): string => Buffer.from(numbers.map((n) => n ?? 0)).toString('base64')

/** Bits behind the last whole byte are not kept. */
function trimBits(text: string): string {
  const padding = text.endsWith('==') ? 2 : 1
  const at = text.length - padding - 1
  const mask = padding === 2 ? 0x30 : 0x3c
  return text.slice(0, at) + ALPHABET[ALPHABET.indexOf(text[at]) & mask] + text.slice(at + 1)
}

/** `illegal base64 data at input byte 3`: where Go's decoder stops. It works in groups of four, and looks behind the padding. */
export function base64Fault(text: string): string {
  return `illegal base64 data at input byte ${faultAt(Buffer.from(text, 'utf8').toString('latin1'))}`
}

function faultAt(bytes: string): number {
  let inGroup = 0
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]
    if (c === '\n' || c === '\r') continue
    if (c === '=') return paddingFault(bytes, i, inGroup)
    if (!ALPHABET.includes(c)) return i
    inGroup = (inGroup + 1) % 4
  }
  return bytes.length - inGroup
}

function paddingFault(bytes: string, at: number, inGroup: number): number {
  if (inGroup < 2) return at
  const behindLineEnds = (i: number) => {
    while (bytes[i] === '\n' || bytes[i] === '\r') i++
    return i
  }
  const next = behindLineEnds(at + 1)
  if (inGroup === 3) return next
  if (next >= bytes.length) return bytes.length
  return bytes[next] === '=' ? behindLineEnds(next + 1) : next - 1
}
