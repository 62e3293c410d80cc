import { expect, test } from 'vitest'
import { createCluster } from '../../index.ts'

const cluster = createCluster()

test.each([
  ['x', '"x" as "2006"'], ['2026-01', '"" as "-"'], ['2026-01-01', '"" as "T"'], ['2026-01-01T10:00', '"" as ":"'], ['2026-01-01T10:00:00', '"" as "Z07:00"'],
])('--since-time=%s cannot be parsed', async (text, where) => {
  const { stderr, exitCode } = await cluster.kubectl(['logs', 'x', `--since-time=${text}`])
  expect([stderr, exitCode]).toEqual([`error: parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse ${where}\n`, 1])
})
