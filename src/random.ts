/** Letters and digits of generated names: no vowels, nothing that looks like another (apimachinery: util/rand). */
const nameLetters = 'bcdfghjklmnpqrstvwxz2456789'
const hexDigits = '0123456789abcdef'

/** The first state of a generator, worked out from any text. Four 32-bit numbers. */
export function randomState(seed: string): number[] {
  const state = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  for (const [at, letter] of [...seed].entries()) {
    const slot = at % 3
    state[slot] = Math.imul(state[slot] ^ letter.codePointAt(0)!, 0x85ebca6b + at) >>> 0
    state[(slot + 1) % 3] = (state[(slot + 1) % 3] + (state[slot] >>> 13)) >>> 0
  }
  const random = new Random(state)
  for (let round = 0; round < 15; round++) random.next()
  return state
}

/**
 * A small generator (sfc32) whose whole state is an array of four 32-bit numbers, changed in place:
 * give it the array that the cluster keeps, and what was drawn is remembered with the commit.
 */
export class Random {
  constructor(readonly state: number[]) {}

  /** The next 32 bits. */
  next(): number {
    const [a, b, c, count] = this.state
    const sum = (a + b + count) | 0
    this.state[0] = (b ^ (b >>> 9)) >>> 0
    this.state[1] = (c + (c << 3)) >>> 0
    this.state[2] = (((c << 21) | (c >>> 11)) + sum) >>> 0
    this.state[3] = (count + 1) >>> 0
    return sum >>> 0
  }

  /** A whole number from 0 up to (not including) `limit`. */
  below(limit: number): number { return Math.floor((this.next() / 2 ** 32) * limit) }

  private letters(alphabet: string, length: number): string {
    let text = ''
    while (text.length < length) text += alphabet[this.below(alphabet.length)]
    return text
  }

  /** `length` characters as the API server puts behind a generateName. */
  name(length: number): string { return this.letters(nameLetters, length) }

  /** `length` hexadecimal digits. */
  hex(length: number): string { return this.letters(hexDigits, length) }

  /** A UUID of version 4. */
  uid(): string {
    const hex = this.hex(30)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${'89ab'[this.below(4)]}${hex.slice(15, 18)}-${hex.slice(18, 30)}`
  }
}
