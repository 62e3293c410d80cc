import { describe, expect, test } from 'vitest'
import { memoryEnv } from '../../../test/support/env.ts'
import { run } from '../../cli/run.ts'
import { MemoryFiles } from '../../embed/memoryfiles.ts'

const programs = ['a/kubectl-foo', 'b/kubectl-foo', 'a/kubectl-foo-bar_baz', 'b/kubectl-create-thing', 'b/kubectl-config-view', 'a/kubectl-plain', 'a/kubectl-get', 'a/kubectl-folder/x']

async function kubectl(path: string, line: string) {
  const files = Object.assign(new MemoryFiles('/work', Object.fromEntries(programs.map((name) => [`/p/${name}`, '']))), { isExecutable: (name: string) => !name.endsWith('plain') })
  const memory = memoryEnv({ vars: { FAUXCTL_STRICT: '1', PATH: path } })
  const ran: string[] = []
  const env = Object.create(memory, {
    calledAs: { value: 'kubectl' }, files: { value: files },
    runProgram: { value: async (program: string, args: readonly string[]) => { ran.push([program, ...args].join(' ')); return { exitCode: 3 } } },
  })
  const exitCode = await run(env, line.split(' '))
  return { ...memory.output, exitCode, ran }
}

// Recorded from kubectl 1.37.2.
describe('plugins', () => {
  test.each([
    ['foo one --two', '/p/a/kubectl-foo one --two'],
    ['foo bar-baz three', '/p/a/kubectl-foo-bar_baz three'],
    ['foo --help', '/p/a/kubectl-foo --help'],
    ['create thing x -y', '/p/b/kubectl-create-thing x -y'],
  ])('%s runs a program', async (line, program) => expect(await kubectl('/p/a:/p/b', line)).toMatchObject({ ran: [program], exitCode: 3, stdout: '', stderr: '' }))

  test.each([
    ['foo-bar', 'error: unknown command "foo-bar" for "kubectl"\n'],
    ['folder', 'error: unknown command "folder" for "kubectl"\n'],
    ['-n x foo', 'Error: flags cannot be placed before plugin name: -n\n'],
    ['plugin nope', "error: unknown command \"nope\"\nSee 'kubectl plugin -h' for help and examples\n"],
  ])('%s runs none', async (line, stderr) => expect(await kubectl('/p/a:/p/b', line)).toMatchObject({ ran: [], exitCode: 1, stderr }))

  test.each([
    ['/p/a:/p/none:/p/b', '/p/a/kubectl-foo\n/p/a/kubectl-foo-bar_baz\n/p/a/kubectl-get\n/p/a/kubectl-plain\n/p/b/kubectl-config-view\n/p/b/kubectl-create-thing\n/p/b/kubectl-foo\n',
      'Unable to read directory "/p/none" from your PATH: open /p/none: no such file or directory. Skipping...\n'
      + '  - warning: kubectl-get overwrites existing command: "kubectl get"\n'
      + '  - warning: /p/a/kubectl-plain identified as a kubectl plugin, but it is not executable\n'
      + '  - warning: kubectl-config-view overwrites existing command: "kubectl config view"\n'
      + '  - warning: kubectl-create-thing overwrites existing command: "kubectl create"\n'
      + '  - warning: /p/b/kubectl-foo is overshadowed by a similarly named plugin: /p/a/kubectl-foo\nerror: 5 plugin warnings were found\n'],
  ])('list of %s', async (path, found, stderr) => {
    expect(await kubectl(path, 'plugin list')).toEqual({ stdout: `The following compatible plugins are available:\n\n${found}`, stderr, exitCode: 1, ran: [] })
  })

  test('list without any', async () => {
    expect(await kubectl('', 'plugin list')).toMatchObject({ stdout: '', stderr: 'error: unable to find any kubectl plugins in your PATH\n', exitCode: 1 })
  })
})
