const words = new Set(['', '~', '.nan', '.NaN', '.NAN'])
for (const word of ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '.inf', '+.inf', '-.inf']) {
  const capital = word.replace(/[a-z]/, (letter) => letter.toUpperCase())
  words.add(word).add(capital).add(word.toUpperCase())
}

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const prefixed = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+)$/
const timestamp = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d)))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/

function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1, 4).map(Number)
  const [hour, minute, second] = (match[4] === undefined ? match.slice(9, 12) : match.slice(4, 7)).map((part) => Number(part ?? 0))
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60 && Number(match[7] ?? 0) <= 24 && Number(match[8] ?? 0) < 60
}

/** Numbers with a base prefix count only while they fit into 64 bits. */
function isPrefixedInt(text: string): boolean {
  const match = prefixed.exec(text)
  if (!match) return false
  const [, sign, digits] = match
  const value = BigInt(/^0[0-7]/.test(digits) ? '0o' + digits.slice(1) : digits.toLowerCase())
  if (sign === '') return value < 1n << 64n
  return value < 1n << 63n || (sign === '-' && value === 1n << 63n)
}

/**
 * Whether a reader of YAML 1.1 would take the plain text for something else than a string: null, bool, number, date.
 * Such strings are printed in double quotes (go-yaml: resolve, isBase60Float).
 */
export function readsAsOther(text: string): boolean {
  const first = text.charCodeAt(0)
  const digit = first >= 48 && first <= 57
  if (!digit && text !== '' && !'yYnNtTfFoO~.+-'.includes(text[0])) return false
  if (words.has(text)) return true
  if (text[0] === '.') return float.test(text) && Number.isFinite(Number(text))
  if (!digit && text[0] !== '+' && text[0] !== '-') return false
  if (isTimestamp(text) || base60.test(text)) return true
  const plain = text.replaceAll('_', '')
  return isPrefixedInt(plain) || (float.test(plain) && Number.isFinite(Number(plain)))
}
