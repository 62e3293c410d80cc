import { expect, it } from 'vitest'
import { withHash } from './hash.ts'

// Names that kubectl 1.37.2 gave with --append-hash.
it.each([
  ['c1', { kind: 'ConfigMap', data: { a: '1' } }, 'c1-6m8ckb26g9'],
  ['c1', { kind: 'ConfigMap', data: {} }, 'c1-42dkfmg2c9'],
  ['s1', { kind: 'Secret', type: 'my/type', data: { a: 'MQ==' } }, 's1-mtmd482dt5'],
])('%s with %j', (name, content, hashed) => expect(withHash(name, content)).toBe(hashed))
