import { expect, test } from 'vitest'
import { fileSpec } from './filespec.ts'

test.each([
  ['a', { pod: '', namespace: '', path: 'a' }], ['/a/b', { pod: '', namespace: '', path: '/a/b' }], ['web:/a', { pod: 'web', namespace: '', path: '/a' }],
  ['ns/web:a:b', { pod: 'web', namespace: 'ns', path: 'a:b' }], ['web:', { pod: 'web', namespace: '', path: '' }],
])('%s', (text, expected) => expect(fileSpec(text)).toEqual(expected))

test.each([':a', 'a/b/c:d'])('%s is none', (text) => expect(() => fileSpec(text)).toThrow('filespec must match the canonical format'))
