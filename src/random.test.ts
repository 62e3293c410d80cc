import { describe, expect, it } from 'vitest'
import { Random, randomState } from './random.ts'

const of = (seed: string) => new Random(randomState(seed))

describe('Random', () => {
  it('gives the same for the same seed, and goes on from its state', () => {
    const one = of('a'), two = of('a')
    expect([one.uid(), one.name(5), one.hex(8)]).toEqual([two.uid(), two.name(5), two.hex(8)])
    const later = new Random(JSON.parse(JSON.stringify(one.state)))
    expect(later.next()).toBe(one.next())
  })

  it('differs between seeds that are alike', () => {
    const drawn = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aab', 'aba', 'fauxctl', 'fauxctl '].map((seed) => of(seed).next())
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('draws from the alphabets of Kubernetes', () => {
    const random = of('x')
    for (let at = 0; at < 100; at++) {
      expect(random.name(5)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/)
      expect(random.uid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })

  it('draws evenly', () => {
    const random = of('even')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let at = 0; at < 10_000; at++) counts[random.below(10)]++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
