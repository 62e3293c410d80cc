import { expect, test } from 'vitest'
import { podColumns } from './columns.ts'
import recorded from './columns.recorded.json' with { type: 'json' }

/** Tables that a 1.37.2 server made of pods with these statuses, all columns but Age; recorded on this day. */
const now = Date.parse('2026-11-22T18:15:00Z')

test.each(recorded)('$name', ({ object, cells }) => {
  expect(podColumns.filter(({ name }) => name !== 'Age').map((column) => column.cell(object, now))).toEqual(cells)
})

test.each([
  ['a pod that is going', { phase: 'Running' }, 'Terminating'],
  ['a pod that is going, and done', { phase: 'Succeeded' }, 'Succeeded'],
  ['a pod on a lost node', { phase: 'Running', reason: 'NodeLost' }, 'Unknown'],
])('%s', (_, status, shown) => {
  const pod = { metadata: { name: 'x', deletionTimestamp: '2026-11-22T18:00:00Z' }, spec: { containers: [{ name: 'a' }] }, status }
  expect(podColumns[2]!.cell(pod, now)).toBe(shown)
})
