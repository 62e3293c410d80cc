import { expect, test } from 'vitest'
import { TemplateError } from './errors.ts'
import { compileTemplate } from './template.ts'
import recorded from './recorded.json' with { type: 'json' }

// Recorded from the template printer of cli-runtime 0.37.2.
test.each(recorded.cases as [string, string, string | { error: string; output: string }][])('%j %s', (text, mode, expected) => {
  const run = () => compileTemplate('output', text, { allowMissingKeys: mode !== 'strict' }).execute(recorded.data)
  if (typeof expected === 'string') return expect(run()).toBe(expected)
  try {
    run()
  } catch (failure) {
    expect((failure as Error).message).toBe(expected.error)
    return expect(failure instanceof TemplateError ? failure.output : '').toBe(expected.output)
  }
  throw new Error(`no error, but expected ${expected.error}`)
})
