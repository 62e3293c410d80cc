import { describe, expect, test } from 'vitest'
import { filesAt, lifeOf, runBeside } from './life.ts'
import { startFault } from './missing.ts'
import type { Surroundings } from './world.ts'

const around: Surroundings = { env: {}, hostname: 'it', uid: 0, readOnly: false, mounts: [], box: true, resolves: (name) => name === 'db', answers: (port) => (port === 80 ? 200 : undefined) }
const life = (script: string, more: Partial<Surroundings> = {}) => lifeOf({ image: 'busybox', command: ['sh', '-c', script] }, { ...around, ...more })

/** When a script ends (s) and its exit code; `never` for one that runs on. */
describe('how a script ends', () => {
  test.each([
    ['echo hi', 0, 0], ['echo starting; exit 1', 0, 1], ['sleep 5', 5, 0], ['sleep 1m; exit 3', 60, 3], ['true && false', 0, 1], ['false || sleep 2', 2, 0],
    ['echo a\nsleep 1\nexit 4', 1, 4], ['for i in 1 2 3; do echo $i; sleep 1; done', 3, 0], ['for i in $(seq 1 4); do sleep 2; done; exit 1', 8, 1],
    ['i=0; while [ $i -lt 3 ]; do sleep 1; i=$((i+1)); done', 3, 0], ['if [ -f /nope ]; then exit 1; else exit 2; fi', 0, 2],
    ['touch /tmp/a; test -f /tmp/a && exit 7', 0, 7], ['sleep 1; sh -c "kill -9 \\$\\$"; exit $?', 1, 137], ['nosuch', 0, 127], ["echo 'a; exit 9'", 0, 0],
    ['until nslookup db; do sleep 2; done; exit 5', 0, 5], ['echo "$(echo x)" | cat; exit 6', 0, 6], ['exit $((2 + 3))', 0, 5], ['sleep 3 & sleep 1', 1, 0],
  ] as const)('%s', (script, seconds, code) => {
    const { end } = life(script)
    expect(end && { seconds: Math.floor(end.after / 1000), code: end.code }).toEqual({ seconds, code })
  })

  test.each(['while true; do date; sleep 1; done', 'sleep infinity', 'tail -f /dev/null', 'while :; do :; done', 'echo ok; nginx-server', 'case x in y) ;; esac'])('%s runs on', (script) => expect(life(script, { box: false }).end).toBeUndefined())

  test('memory', () => {
    expect(life('sleep 1; tail /dev/zero', { memory: 1000 }).end).toMatchObject({ code: 137, reason: 'OOMKilled' })
    expect(life('tail /dev/zero').end).toBeUndefined()
    expect(lifeOf({ image: 'polinux/stress', command: ['stress'], args: ['--vm', '1', '--vm-bytes', '250M'] }, { ...around, memory: 100 * 2 ** 20 }).end).toMatchObject({ reason: 'OOMKilled' })
  })
  test('a loop that waits for a service looks again', () => expect(life('until nslookup web; do sleep 2; done').polls).toBe(2000))
  test('servers stop politely, shells do not listen, traps do', () => {
    expect(lifeOf({ image: 'nginx' }, around).stop).toEqual({ after: 100, code: 0 })
    expect(life('sleep 9').stop.after).toBe(Infinity)
    expect(life('trap "exit 5" TERM; sleep 9').stop).toEqual({ after: 100, code: 5 })
  })
})

test('files come and go', () => {
  const made = life('touch /tmp/healthy; sleep 10; rm -f /tmp/healthy; sleep 600')
  expect(filesAt(made, 5_000).has('/tmp/healthy')).toBe(true)
  expect(filesAt(made, 11_000).has('/tmp/healthy')).toBe(false)
})

test.each([
  ['cat /tmp/healthy', 1, "cat: can't open '/tmp/healthy': No such file or directory\n"], ['ls /', 0, ''], ['wget -qO- localhost:80', 0, ''], ['echo hi', 0, 'hi\n'],
])('beside it, %s', (command, code, output) => expect(runBeside(command.split(' '), around, new Map())).toMatchObject({ code, output }))

test.each([
  ['busybox:1.36', ['/no/such/command'], 'exec: "/no/such/command": stat /no/such/command: no such file or directory'],
  ['busybox:1.36', ['nosuch'], 'exec: "nosuch": executable file not found in $PATH'],
  ['alpine', ['bash'], 'exec: "bash": executable file not found in $PATH'],
  ['nginx', ['does-not-exist'], 'exec: "does-not-exist": executable file not found in $PATH'],
  ['busybox', ['/bin/sh', '-c', 'x'], undefined], ['somebody/app', ['server'], undefined],
])('%s %j', (image, command, text) => {
  const fault = startFault({ name: 'a', image, command } as never)
  expect(fault?.slice(fault.indexOf('exec: "'))).toBe(text)
})

test('endless scripts cost little', () => {
  const before = performance.now()
  for (const script of ['f() { f; }; f', 'while [ 1 ]; do x=1; done', 'for i in $(seq 1 9999); do for j in $(seq 1 9999); do echo; done; done', '('.repeat(5000)]) life(script)
  expect(performance.now() - before).toBeLessThan(1500)
})
