import { describe, expect, it } from 'vitest'
import { isImageReference, parseEnv, parseLabels } from './parse.ts'

describe('image references', () => {
  it.each([
    'nginx', 'nginx:1.27', 'library/nginx', 'registry.example.com:5000/team/app:v1.2-rc_1', 'localhost/a__b', 'Host/app',
    `nginx@sha256:${'0'.repeat(64)}`, '[::1]:5000/app',
  ])('%s', (text) => expect(isImageReference(text)).toBe(true))
  it.each(['', 'UPPER', 'a b', 'nginx:', ':1', 'a//b', '-a', 'nginx:bad tag', `nginx:${'x'.repeat(129)}`, 'nginx@sha256:12'])('not %j', (text) => expect(isImageReference(text)).toBe(false))
})

describe('labels and variables', () => {
  it('reads them', () => {
    expect(parseLabels('a=1,b=')).toEqual({ a: '1', b: '' })
    expect(parseLabels('')).toBeUndefined()
    expect(parseEnv(['A=1=2', 'B='])).toEqual([{ name: 'A', value: '1=2' }, { name: 'B' }])
  })
  it.each([['a', 'unexpected label spec: a'], ['a=b=c', 'unexpected label spec: a=b=c'], ['=b', 'unexpected empty label key']])('refuses label %s', (text, message) => expect(() => parseLabels(text)).toThrow(message))
  it.each(['x', '=x', '1A=x'])('refuses variable %s', (text) => expect(() => parseEnv([text])).toThrow(`invalid env: ${text}`))
})
