import { CallError } from './errors.ts'

const digit = /[A-Za-z0-9+/]/
const lineBreak = /[\r\n]/

/** Where Go's decoder stumbles: the offset in bytes, or undefined when the text is sound. Line breaks are skipped. */
function illegalAt(text: string): number | undefined {
  let at = 0
  const skip = () => { while (at < text.length && lineBreak.test(text[at])) at++ }
  for (let inGroup = 0; ; inGroup = (inGroup + 1) % 4) {
    skip()
    if (at === text.length) return inGroup === 0 ? undefined : at - inGroup
    const char = text[at++]
    if (digit.test(char)) continue
    if (char !== '=' || inGroup < 2) return at - 1
    if (inGroup === 2) {
      skip()
      if (at === text.length) return at
      if (text[at] !== '=') return at - 1
      at++
    }
    skip()
    return at < text.length ? at : undefined
  }
}

/** The text behind standard base64 (kubectl's template function). @throws CallError */
export function base64decode(text: string): string {
  const bad = illegalAt(text)
  if (bad !== undefined) throw new CallError(`base64 decode failed: illegal base64 data at input byte ${bad}`)
  return Buffer.from(text, 'base64').toString('utf8')
}
