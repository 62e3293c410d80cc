import { expect, test } from 'vitest'
import { kubectlCommands } from '../commands/catalog.ts'
import { commandRows } from './rows.ts'
import { oneEditApart } from './tolerant.ts'

const execOf = async (line: string, calledAs: 'fauxctl' | 'kubectl' = 'fauxctl') => (await commandRows({ calledAs }, line.split(' '))).filter(({ name }) => name === 'exec')
const kubectlExec = kubectlCommands.find(({ name }) => name === 'exec')

test.each(['exec -- ./deploy.sh a', 'exec --cluster x -- ls', 'exec -h'])('fauxctl %s runs a program', async (line) => {
  const rows = await execOf(line)
  expect(rows).toHaveLength(1)
  expect(rows[0]).not.toBe(kubectlExec)
})
test.each(['exec pod -- ls', 'exec -it pod -- sh'])('fauxctl %s is kubectl\'s', async (line) => expect(await execOf(line)).toEqual([kubectlExec]))
test('kubectl has only its own', async () => expect(await execOf('exec -- ls', 'kubectl')).toEqual([kubectlExec]))

test.each([['taget-port', 'target-port', true], ['watch', 'wacth', true], ['al', 'all', true], ['all', 'all', false], ['abc', 'xbz', false], ['name', 'names', true], ['ab', 'ba', true], ['abcd', 'badc', false], ['', 'a', true]])('%s and %s are one edit apart: %s', (a, b, close) => {
  expect(oneEditApart(a, b)).toBe(close)
  expect(oneEditApart(b, a)).toBe(close)
})
