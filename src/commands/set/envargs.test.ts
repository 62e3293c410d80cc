import { describe, expect, it } from 'vitest'
import { parseEnvArguments, splitEnvArguments, updatedEnv } from './envargs.ts'

const stdin = (text: string) => ({ isTTY: false, text: async () => text })

describe('arguments of set env', () => {
  it.each([
    [['deploy/web', 'A=1', 'B-'], { resources: ['deploy/web'], changes: ['A=1', 'B-'] }],
    [['deploy', 'web', '-'], { resources: ['deploy', 'web'], changes: ['-'] }],
    [['deploy/web'], { resources: ['deploy/web'], changes: [] }],
  ])('%j', (args, parts) => expect(splitEnvArguments(args)).toEqual(parts))

  it('refuses a resource behind a change', () => expect(() => splitEnvArguments(['A=1', 'web'])).toThrow('all resources must be specified before environment changes: A=1 web'))

  it.each([
    [['A=1', 'B=', 'C=x=y', 'D-'], '', { set: [{ name: 'A', value: '1' }, { name: 'B' }, { name: 'C', value: 'x=y' }], remove: ['D'] }],
    [['-'], 'S=1\n# no\nT=2 # why\nnothing\n', { set: [{ name: 'S', value: '1' }, { name: 'T', value: '2 ' }], remove: [] }],
  ])('reads %j', async (texts, input, changes) => expect(await parseEnvArguments(texts, stdin(input))).toEqual(changes))

  it.each([
    [['1A=x'], '"1A" is not a valid key name'],
    [['A=1', 'A-'], 'can not both modify and remove the same environment variable in the same command'],
    [['A'], 'unknown environment variable: A'],
  ])('refuses %j', (texts, message) => expect(parseEnvArguments(texts, stdin(''))).rejects.toThrow(message))
})

describe('the variables after a change', () => {
  const before = [{ name: 'A', value: '1' }, { name: 'B', value: '2' }, { name: 'C', value: '3' }]
  it.each([
    ['keep their place', [{ name: 'B', value: 'x' }], [], ['A=1', 'B=x', 'C=3']],
    ['come last when new', [{ name: 'Z', value: '9' }], ['A'], ['B=2', 'C=3', 'Z=9']],
    ['stand once', [{ name: 'Z', value: '1' }, { name: 'Z', value: '2' }], [], ['A=1', 'B=2', 'C=3', 'Z=1']],
  ])('%s', (_, set, remove, after) => expect(updatedEnv(before, set, remove).map(({ name, value }) => `${name}=${value}`)).toEqual(after))
})
