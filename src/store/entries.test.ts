import { describe, expect, it } from 'vitest'
import { Entries } from './entries.ts'
import { jsonFault } from './fault.ts'

const text = (values: unknown) => `${JSON.stringify(values, null, 1)}\n`

describe('Entries', () => {
  const names = ['a', 'b.c', 'ns/x', 'quote"d', 'back\\slash', 'colon": x', '__proto__', 'ünï']
  const values = Object.fromEntries(names.map((name, at) => [name, [{ at, nested: { '"x': ['}', ',\n "fake": {'] } }, 'text', 5, null, [1], true, {}, []][at]]))

  it('splits what it wrote, whatever the names and values are', () => {
    const written = Entries.of(Object.entries(values)).text()
    const read = Entries.split(written)!
    for (const name of names) expect(read.get(name)).toEqual(values[name])
    expect(read.text()).toBe(written)
    expect(JSON.parse(written)).toEqual(values)
  })

  it('parses no entry but those asked for, and writes the others as they were', () => {
    const source = `{\n "a": {"not": "parsed",},\n "b": {\n  "n": 1\n }\n}\n`
    const entries = Entries.split<any>(source)!
    expect(entries.get('b')).toEqual({ n: 1 })
    entries.put('c', { n: 2 })
    expect(entries.text()).toBe(`{\n "a": {"not": "parsed",},\n "b": {\n  "n": 1\n },\n "c": {\n  "n": 2\n }\n}\n`)
    expect(() => entries.get('a')).toThrow(SyntaxError)
  })

  it.each(['{}', '', '{"a": 1}\n', '{\n  "a": 1\n}\n', '{\n "a": 1', '[\n 1\n]\n'])('leaves other layouts to others: %j', (source) => {
    expect(Entries.split(source)).toBeUndefined()
  })

  it('knows whether its text changed', () => {
    const entries = Entries.split<any>(text({ a: { n: 1 }, b: { n: 1 } }))!
    entries.put('a', { n: 1 })
    expect([entries.touched(), entries.changed()]).toEqual([true, false])
    entries.put('a', { n: 2 })
    expect(entries.changed()).toBe(true)
    entries.rollBack()
    expect([entries.changed(), entries.text()]).toEqual([false, text({ a: { n: 1 }, b: { n: 1 } })])
    entries.put('c', 1)
    entries.remove('c')
    expect(entries.changed()).toBe(false)
    entries.remove('a')
    expect([entries.changed(), entries.list()]).toEqual([true, [{ n: 1 }]])
    entries.settle()
    expect(entries.changed()).toBe(false)
  })

  it('keeps its list in order while it changes', () => {
    const entries = new Entries<string>()
    const expected = new Map<string, string>()
    for (let i = 0; i < 300; i++) {
      const name = `n${(i * 37) % 60}`
      if (i % 3 === 2) { entries.remove(name); expected.delete(name) } else { entries.put(name, `${name} ${i}`); expected.set(name, `${name} ${i}`) }
      if (i % 5 === 0) expect(entries.list()).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value))
    }
  })
})

describe('jsonFault', () => {
  it.each([
    ['{"a": 1, "b" 2}', 13, `expected ':', found "2"`],
    ['{"a": 1', 7, `expected ',' or '}', found the end of the file`],
    ['[1, 2,]', 6, 'expected a value, found "]"'],
    ['{a: 1}', 1, 'expected a name in double quotes, found "a"'],
    ['{"a": "x\ny"}', 6, 'a text that is not closed or holds a bad character'],
    ['{} {}', 3, 'expected the end of the file, found "{"'],
    ['{"a": 01}', 7, `expected ',' or '}', found "1"`],
    ['', 0, 'expected a value, found the end of the file'],
  ])('%j', (source, offset, reason) => {
    expect(() => JSON.parse(source)).toThrow()
    expect(jsonFault(source)).toEqual({ offset, reason })
  })

  it.each(['{"a": [1, -2.5e3, true, null, "\\u0041\\n"]}', ' [] ', '"x"'])('finds nothing in %j', (source) => {
    expect(jsonFault(source)).toBeUndefined()
  })
})
