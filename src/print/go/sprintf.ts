import { formatDirective } from './verbs.ts'
import { formatValue } from './format.ts'
import { basicKind, type GoValue, numberOf, typeName } from './value.ts'

/** One directive of a format: flags, width and precision (undefined when not given), and its verb. */
export interface Directive {
  plus: boolean
  minus: boolean
  sharp: boolean
  space: boolean
  zero: boolean
  width?: number
  precision?: number
  verb: string
}

const tooLarge = 1e6

/** Walks the arguments of one Sprintf call, with its explicit indexes (`%[2]d`). */
class Arguments {
  at = 0
  reordered = false
  constructor(readonly values: readonly GoValue[]) {}

  /** Reads `[n]` in front of a verb or a star. Gives where to go on, and whether the index was bad. */
  index(format: string, from: number): { next: number; bad: boolean } {
    if (format[from] !== '[') return { next: from, bad: false }
    this.reordered = true
    const close = format.indexOf(']', from)
    if (close < 0) return { next: from + 1, bad: true }
    const text = format.slice(from + 1, close)
    const n = Number(text)
    if (!/^\d+$/.test(text) || n < 1 || n > this.values.length) return { next: close + 1, bad: true }
    this.at = n - 1
    return { next: close + 1, bad: false }
  }

  /** The next argument as the number of a star, or undefined when it is none. */
  star(): number | undefined {
    const value = this.values[this.at]
    if (this.at < this.values.length) this.at++
    const kind = basicKind(value)
    return (kind === 'int' || kind === 'uint') && Math.abs(numberOf(value)) <= tooLarge ? numberOf(value) : undefined
  }
}

const extra = (value: GoValue) => (value == null ? '<nil>' : `${typeName(value)}=${formatValue(value)}`)

/** Go's fmt.Sprintf for the values that templates have, with its error marks (`%!d(string=x)`, `%!v(MISSING)`, `%!(EXTRA …)`). */
export function sprintf(format: string, values: readonly GoValue[]): string {
  const args = new Arguments(values)
  let out = ''
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf('%', at)
    if (percent < 0) { out += format.slice(at); break }
    out += format.slice(at, percent)
    at = percent + 1
    const d: Directive = { plus: false, minus: false, sharp: false, space: false, zero: false, verb: '' }
    for (; '+-# 0'.includes(format[at] || '.'); at++) {
      if (format[at] === '+') d.plus = true
      else if (format[at] === '-') { d.minus = true; d.zero = false }
      else if (format[at] === '#') d.sharp = true
      else if (format[at] === ' ') d.space = true
      else d.zero = !d.minus
    }
    let found = args.index(format, at)
    let bad = found.bad
    at = found.next
    if (format[at] === '*') {
      at++
      d.width = args.star()
      if (d.width === undefined) out += '%!(BADWIDTH)'
      else if (d.width < 0) { d.width = -d.width; d.minus = true; d.zero = false }
    } else {
      const digits = /^\d*/.exec(format.slice(at))![0]
      if (digits) { d.width = Number(digits); at += digits.length; if (found.next > percent + 1 && args.reordered && format[at - digits.length - 1] === ']') bad = true }
    }
    if (format[at] === '.') {
      at++
      found = args.index(format, at)
      bad ||= found.bad
      at = found.next
      if (format[at] === '*') {
        at++
        d.precision = args.star()
        if (d.precision === undefined || d.precision < 0) { d.precision = undefined; out += '%!(BADPREC)' }
      } else {
        const digits = /^\d*/.exec(format.slice(at))![0]
        d.precision = Number(digits)
        at += digits.length
      }
    }
    found = args.index(format, at)
    bad ||= found.bad
    at = found.next
    if (at >= format.length) { out += '%!(NOVERB)'; break }
    d.verb = String.fromCodePoint(format.codePointAt(at)!)
    at += d.verb.length
    if (d.verb === '%') out += '%'
    else if (bad) out += `%!${d.verb}(BADINDEX)`
    else if (args.at >= values.length) out += `%!${d.verb}(MISSING)`
    else out += formatDirective(d, values[args.at++])
  }
  if (!args.reordered && args.at < values.length) out += `%!(EXTRA ${values.slice(args.at).map(extra).join(', ')})`
  return out
}
