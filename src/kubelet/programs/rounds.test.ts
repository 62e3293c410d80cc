import { describe, expect, test } from 'vitest'
import { lifeOf } from './life.ts'
import { runWords } from './execute.ts'
import type { World } from './world.ts'
import { Endless } from './world.ts'

const world = (horizon: number): World => ({
  env: {}, hostname: 'h', uid: 0, readOnly: false, mounts: [], box: true, resolves: () => true, answers: () => undefined,
  elapsed: 0, files: new Map(), effects: [], variables: new Map(), lastCode: 0, budget: 200_000, startedAt: Date.UTC(2026, 0, 1), horizon,
})

function logOf(script: string, seconds: number): string[] {
  const around = world(seconds * 1000)
  try {
    runWords(around, ['sh', '-c', script])
  } catch (error) {
    if (!(error instanceof Endless)) throw error
  }
  return around.effects.flatMap((effect) => ('log' in effect && effect.at <= seconds * 1000 ? [effect.log.trimEnd()] : []))
}

const DAY = 86_400

describe('endless loops as their log has them', () => {
  test.each<[what: string, script: string, seconds: number, lines: number, first: string, last: string]>([
    ['a few rounds', 'while true; do echo hello; sleep 2; done', 10, 6, 'hello', 'hello'],
    ['the time', 'while true; do date; sleep 1; done', 3, 4, 'Thu Jan  1 00:00:00 UTC 2026', 'Thu Jan  1 00:00:03 UTC 2026'],
    ['a format of it', 'while true; do echo $(date +%T); sleep 60; done', 60, 2, '00:00:00', '00:01:00'],
    ['a counter', 'i=0; while true; do echo $i; i=$((i+1)); sleep 1; done', 3, 4, '0', '3'],
    ['a day: the beginning is rotated away', 'while true; do date; sleep 1; done', DAY, 2400, 'Thu Jan  1 23:20:01 UTC 2026', 'Fri Jan  2 00:00:00 UTC 2026'],
    ['a day of counting by two', 'i=0; while true; do echo $i; i=$((i + 2)); sleep 1; done', DAY, 2400, String((DAY - 2399) * 2), String(DAY * 2)],
    ['a loop that remembers: in full', 'x=; while true; do x=$x.; echo $x; sleep 600; done', DAY, 145, '.', '.'.repeat(145)],
  ])('%s', (_, script, seconds, lines, first, last) => {
    const log = logOf(script, seconds)
    expect([log.length, log[0], log.at(-1)]).toEqual([lines, first, last])
  })

  test('one round is enough for how a process lives', () => {
    const { effects } = lifeOf({ image: 'busybox', command: ['sh', '-c', 'while true; do echo hello; sleep 2; done'] }, world(0))
    expect(effects.filter((effect) => 'log' in effect)).toHaveLength(1)
  })
})

describe('where output goes', () => {
  test.each([
    ['echo a >&2', [['a\n', true]]], ['echo a 1>&2', [['a\n', true]]], ['nope >/dev/null 2>&1', []], ['nope 2>&1', [['sh: nope: not found\n', undefined]]],
    ['echo a > /dev/stdout', [['a\n', undefined]]],
  ])('%s', (script, expected) => {
    const around = world(0)
    runWords(around, ['sh', '-c', script])
    expect(around.effects.flatMap((effect) => ('log' in effect ? [[effect.log, effect.error]] : []))).toEqual(expected)
  })
})
