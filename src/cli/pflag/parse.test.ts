import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bool, duration, int, int32, string, stringArray, stringSlice, stringToString } from '../command.ts'
import { FlagError } from './errors.ts'
import { FlagSet } from './flagset.ts'
import { parseFlags } from './parse.ts'

const flags = new FlagSet({
  output: string('', '', { shorthand: 'o' }),
  watch: bool(false, '', { shorthand: 'w' }),
  tty: bool(false, '', { shorthand: 't' }),
  'label-columns': stringSlice([], '', { shorthand: 'L' }),
  'from-literal': stringArray([], ''),
  overrides: stringToString({}, ''),
  replicas: int(0, ''),
  port: int32(0, ''),
  timeout: duration(0, ''),
  'dry-run': string('none', '', { noOptDefault: 'unchanged' }),
  record: bool(false, '', { deprecated: 'it will go' }),
  old: bool(false, '', { shorthand: 'x', deprecatedShorthand: 'use --old' }),
})
const parse = (...line: string[]) => {
  const { given, args, argsBeforeDash, notices } = parseFlags(flags, line)
  return { given: Object.fromEntries(given), args, argsBeforeDash, notices }
}
const problem = (...line: string[]) => {
  try { parse(...line) } catch (error) { return error instanceof FlagError ? error.message : error }
  return undefined
}

describe('forms of flags', () => {
  test.each<[string[], Record<string, unknown>, string[]]>([
    [['--output=json', 'pods'], { output: 'json' }, ['pods']],
    [['--output', 'json', 'pods'], { output: 'json' }, ['pods']],
    [['-ojson', 'pods'], { output: 'json' }, ['pods']],
    [['-o=json', 'pods'], { output: 'json' }, ['pods']],
    [['-o', 'json', 'pods'], { output: 'json' }, ['pods']],
    [['-wt', 'pods'], { watch: true, tty: true }, ['pods']],
    [['-wojson'], { watch: true, output: 'json' }, []],
    [['-w=false', 'a'], { watch: false }, ['a']],
    [['--watch', 'false'], { watch: true }, ['false']],
    [['--dry-run', 'client'], { 'dry-run': 'unchanged' }, ['client']],
    [['--dry-run=client'], { 'dry-run': 'client' }, []],
    [['--dry_run=client'], { 'dry-run': 'client' }, []],
    [['a', '-w', 'b', '--output=x', 'c'], { watch: true, output: 'x' }, ['a', 'b', 'c']],
    [['-L', 'a,b', '-Lc'], { 'label-columns': ['a', 'b', 'c'] }, []],
    [['-L', '"a,b",c'], { 'label-columns': ['a,b', 'c'] }, []],
    [['--from-literal=a=1,2', '--from-literal', 'b'], { 'from-literal': ['a=1,2', 'b'] }, []],
    [['--overrides=a=1,b=2', '--overrides=c=3'], { overrides: { a: '1', b: '2', c: '3' } }, []],
    [['--replicas=0x10'], { replicas: 16 }, []],
    [['--timeout=1m30s'], { timeout: 90_000 }, []],
    [['--output='], { output: '' }, []],
    [['-', ''], {}, ['-', '']],
  ])('%j', (line, given, args) => expect(parse(...line)).toMatchObject({ given, args, argsBeforeDash: -1 }))

  test('everything behind -- is an argument', () => {
    expect(parse('a', '--', '-w', '--nope')).toMatchObject({ given: {}, args: ['a', '-w', '--nope'], argsBeforeDash: 1 })
  })
  test('deprecated flags are told', () => {
    expect(parse('--record', '-x').notices).toEqual(['Flag --record has been deprecated, it will go', 'Flag shorthand -x has been deprecated, use --old'])
  })
})

// Recorded from kubectl 1.37.2.
test.each<[string[], string]>([
  [['--nope'], 'unknown flag: --nope'],
  [['--nope=1'], 'unknown flag: --nope'],
  [['-Z'], "unknown shorthand flag: 'Z' in -Z"],
  [['-myapp-svc'], "unknown shorthand flag: 'm' in -myapp-svc"],
  [['-wZo'], "unknown shorthand flag: 'Z' in -Zo"],
  [['--output'], 'flag needs an argument: --output'],
  [['-o'], "flag needs an argument: 'o' in -o"],
  [['-wo'], "flag needs an argument: 'o' in -o"],
  [['--=x'], 'bad flag syntax: --=x'],
  [['---x'], 'bad flag syntax: ---x'],
  [['--watch=maybe'], 'invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
  [['--old=1x'], 'invalid argument "1x" for "--old" flag: strconv.ParseBool: parsing "1x": invalid syntax'],
  [['--replicas=x'], 'invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax'],
  [['--replicas='], 'invalid argument "" for "--replicas" flag: strconv.ParseInt: parsing "": invalid syntax'],
  [['--replicas=9.5'], 'invalid argument "9.5" for "--replicas" flag: strconv.ParseInt: parsing "9.5": invalid syntax'],
  [['--port=99999999999'], 'invalid argument "99999999999" for "--port" flag: strconv.ParseInt: parsing "99999999999": value out of range'],
  [['--timeout=5'], 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
  [['--timeout=abc'], 'invalid argument "abc" for "--timeout" flag: time: invalid duration "abc"'],
  [['--timeout=5y'], 'invalid argument "5y" for "--timeout" flag: time: unknown unit "y" in duration "5y"'],
  [['--overrides=a'], 'invalid argument "a" for "--overrides" flag: a must be formatted as key=value'],
  [['-La"b'], 'invalid argument "a\\"b" for "-L, --label-columns" flag: parse error on line 1, column 2: bare " in non-quoted-field'],
])('%j is refused', (line, message) => expect(problem(...line)).toBe(message))

describe('for any text', () => {
  const text = fc.string({ unit: 'binary' })
  const argument = fc.string().filter((word) => !word.startsWith('-') || word === '-')

  test('a value reads the same in each form', () => fc.assert(fc.property(text, (value) => {
    expect(parse(`--output=${value}`).given.output).toBe(value)
    expect(parse('--output', value).given.output).toBe(value)
    expect(parse('-o', value).given.output).toBe(value)
    if (value !== '' && !value.startsWith('=')) expect(parse(`-o${value}`).given.output).toBe(value)
  })))

  test('flags and arguments mix freely', () => fc.assert(fc.property(fc.array(argument), fc.array(text), fc.integer({ min: 0 }), (args, values, at) => {
    const line: string[] = [...args]
    values.forEach((value, n) => {
      const place = [...line.keys()].filter((key) => line[key] !== '--from-literal').at((at + n) % (line.length || 1)) ?? 0
      const pairs = line[place - 1] === '--from-literal' ? place + 1 : place
      line.splice(pairs, 0, `--from-literal=${value}`)
    })
    const parsed = parse(...line)
    expect(parsed.args).toEqual(args)
    expect([...((parsed.given['from-literal'] as string[] | undefined) ?? [])].sort()).toEqual([...values].sort())
  })))

  test('behind -- nothing is read', () => fc.assert(fc.property(fc.array(argument), fc.array(text), (before, after) => {
    expect(parse(...before, '--', ...after)).toEqual({ given: {}, args: [...before, ...after], argsBeforeDash: before.length, notices: [] })
  })))

  test('only FlagErrors are thrown', () => fc.assert(fc.property(fc.array(fc.oneof(text, fc.string().map((word) => `--${word}`), fc.string().map((word) => `-${word}`))), (line) => {
    try { parse(...line) } catch (error) { expect(error).toBeInstanceOf(FlagError) }
  })))
})
