import { expect, test } from 'vitest'
import type { Env, ProgramEnd } from '../../env.ts'
import { runExternalDiff } from './external.ts'

const folders = { live: '/tmp/LIVE-1', merged: '/tmp/MERGED-1' }

function world(end: ProgramEnd) {
  const written = new Map<string, string>(), ran: string[][] = [], removed: string[] = []
  const files = { makeFolder: () => {}, writeText: (path: string, text: string) => { written.set(path, text) }, remove: (path: string) => { removed.push(path) } }
  const env = { files, runProgram: async (program: string, args: readonly string[]) => { ran.push([program, ...args]); return end } } as unknown as Env
  return { env, written, ran, removed }
}

test('writes both versions, runs the program with harmless options only, and cleans up', async () => {
  const { env, written, ran, removed } = world({ exitCode: 1 })
  expect(await runExternalDiff(env, 'colordiff -u --x=1 ;rm $HOME', folders, [{ name: 'v1.A..b', live: 'l', merged: 'm', at: 0 }, { name: 'v1.A..c', live: 'only', at: 0 }])).toBe(true)
  expect(ran).toEqual([['colordiff', '/tmp/LIVE-1', '/tmp/MERGED-1', '-u', '--x=1']])
  expect([...written]).toEqual([['/tmp/LIVE-1/v1.A..b', 'l'], ['/tmp/MERGED-1/v1.A..b', 'm'], ['/tmp/LIVE-1/v1.A..c', 'only']])
  expect(removed).toEqual(['/tmp/LIVE-1', '/tmp/MERGED-1'])
})

test.each<[ProgramEnd, boolean | string]>([
  [{ exitCode: 0 }, false],
  [{ exitCode: 2 }, 'failed to run "x": exit status 2'],
  [{ failure: 'ENOENT' }, 'failed to run "x": executable file not found in $PATH'],
])('%j', async (end, outcome) => {
  const run = runExternalDiff(world(end).env, 'x', folders, [])
  if (typeof outcome === 'string') await expect(run).rejects.toThrow(outcome)
  else expect(await run).toBe(outcome)
})
