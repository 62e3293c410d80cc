import { expect, test } from 'vitest'
import { memoryEnv } from '../../../test/support/env.ts'
import type { CommandContext } from '../../cli/command.ts'
import { lastManifest, rememberManifest } from './lastmanifest.ts'

const contextOf = (vars = {}) => {
  const env = memoryEnv({ files: { 'web.yaml': '', 'sub/a.yaml': '' }, vars })
  return { env, err: (text: string) => env.stderr.write(text) } as unknown as CommandContext & { env: typeof env }
}

test('the manifest used last in this folder comes back, with a warning', () => {
  const ctx = contextOf()
  expect(lastManifest(ctx, 'error: must specify one of -f and -k')).toBeUndefined()
  rememberManifest(ctx, ['sub/a.yaml'])
  rememberManifest(ctx, ['web.yaml', '-', 'https://example.com/x.yaml'])
  rememberManifest(ctx, ['-'])
  expect(lastManifest(ctx, 'error: must specify one of -f and -k')).toEqual(['/work/web.yaml'])
  expect(ctx.env.output.stderr).toBe('fauxctl: no -f given, took the manifest last used here, web.yaml; the real kubectl says "error: must specify one of -f and -k"\n')
})

test('a manifest that is gone does not come back', () => {
  const ctx = contextOf()
  rememberManifest(ctx, ['web.yaml'])
  ctx.env.written.delete('/work/web.yaml')
  expect(lastManifest(ctx, '')).toBeUndefined()
})

test('strict mode neither remembers nor takes', () => {
  const strict = contextOf({ FAUXCTL_STRICT: '1' })
  rememberManifest(strict, ['web.yaml'])
  expect(strict.env.written.size).toBe(2)
  expect(lastManifest(strict, '')).toBeUndefined()
})
