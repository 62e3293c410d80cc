const letter = /\p{L}/u
const digit = /\p{Nd}/u

/** The number that starts at `at`, and where it ends. */
function numberAt(text: string, at: number, value: number): { value: number; end: number } {
  let end = at
  for (; end < text.length && digit.test(text[end]); end++) value = value * 10 + (text.charCodeAt(end) - 48)
  return { value, end }
}

/** Whether digits other than zero stand right in front of `at`: then zeros at `at` are part of a number. */
function insideNumber(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && digit.test(text[i]); i--) if (text[i] !== '0') return true
  return false
}

/** Order of keys in YAML: letters by code, other characters before letters, numbers by value (go-yaml: keyList). */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    if (a[i] === b[i]) continue
    const letters = [letter.test(a[i]), letter.test(b[i])]
    if (letters[0] && letters[1]) return a.codePointAt(i)! - b.codePointAt(i)!
    if (letters[0] || letters[1]) return letters[1] ? -1 : 1
    const start = (a[i] === '0' || b[i] === '0') && insideNumber(a, i) ? 1 : 0
    const left = numberAt(a, i, start)
    const right = numberAt(b, i, start)
    return left.value - right.value || left.end - right.end || a.codePointAt(i)! - b.codePointAt(i)!
  }
  return a.length - b.length
}
