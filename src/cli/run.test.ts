import { describe, expect, test } from 'vitest'
import { memoryEnv } from '../../test/support/env.ts'
import { run } from './run.ts'

const kubectl = async (line: string, options: Parameters<typeof memoryEnv>[0] = {}) => {
  const env = memoryEnv({ ...options, vars: { FAUXCTL_STRICT: '1', ...options.vars } })
  const exitCode = await run(env, line === '' ? [] : line.split(' '))
  return { ...env.output, exitCode, env }
}

// Recorded from kubectl 1.37.2.
describe('command lines that kubectl refuses', () => {
  test.each([
    ['nope', 'error: unknown command "nope" for "kubectl"\n\nDid you mean this?\n\ttop\n'],
    ['gte pods', 'error: unknown command "gte" for "kubectl"\n\nDid you mean this?\n\tget\n'],
    ['ls', 'error: unknown command "ls" for "kubectl"\n\nDid you mean this?\n\tget\n\tlogs\n\tcp\n'],
    ['se', 'error: unknown command "se" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n\tcp\n'],
    ['rm', 'error: unknown command "rm" for "kubectl"\n\nDid you mean this?\n\trun\n\tdelete\n\tcp\n'],
    ['zzzzzzzz', 'error: unknown command "zzzzzzzz" for "kubectl"\n'],
    ['-n', "error: flag needs an argument: 'n' in -n\nSee 'kubectl --help' for usage.\n"],
    ['--nope version', "error: unknown flag: --nope\nSee 'kubectl --help' for usage.\n"],
    ['-n x zzzzzzzz', 'Error: flags cannot be placed before plugin name: -n\n'],
    ['version --nope', "error: unknown flag: --nope\nSee 'kubectl version --help' for usage.\n"],
    ['version --v=9x', 'error: invalid argument "9x" for "-v, --v" flag: strconv.ParseInt: parsing "9x": invalid syntax\nSee \'kubectl version --help\' for usage.\n'],
    ['version --log-flush-frequency=x', 'error: invalid argument "x" for "--log-flush-frequency" flag: parse error\nSee \'kubectl version --help\' for usage.\n'],
    ['version --client --profile=xx', "error: unknown profile 'xx'\n"],
    ['version --output=foo --client', "error: --output must be 'yaml' or 'json'\n"],
    ['options -x', "error: unknown shorthand flag: 'x' in -x\nRun 'kubectl options' without flags.\n"],
    ['config nope', "error: unknown command \"nope\"\nSee 'kubectl config -h' for help and examples\n"],
    ['config nope a', "error: unknown command \"nope a\"\nSee 'kubectl config -h' for help and examples\n"],
    ['api-resources a', "error: unexpected arguments: [a]\nSee 'kubectl api-resources -h' for help and examples\n"],
    ['--context=nope version', 'error: context "nope" does not exist\n'],
    ['--cluster=nope version', 'error: cluster "nope" does not exist\n'],
    ['--user=nope version', 'error: auth info "nope" does not exist\n'],
    ['--token=foo version', 'error: You must be logged in to the server (Unauthorized)\n'],
    ['--username=a --password=b version', 'error: more than one authentication method found for kubernetes-admin; found [token basicAuth], only one is allowed\n'],
    ['--as-uid=3 version', 'error: requesting uid, groups or user-extra for kubernetes-admin without impersonating a user\n'],
    ['--kubeconfig=nope version', 'error: stat nope: no such file or directory\n'],
    ['--request-timeout=bogus version', 'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)\n'],
  ])('%s', async (line, stderr) => expect(await kubectl(line)).toMatchObject({ stdout: '', stderr, exitCode: 1 }))
})

test('several wrong things in a kubeconfig are listed', async () => {
  const { stderr } = await kubectl('--context=nope --username=a --token=b api-versions')
  expect(stderr).toBe('error: context "nope" does not exist\n')
})

describe('help', () => {
  test.each(['', '--help', '-h', 'help', '-n x', '--', '--help version'])('"%s" shows the root', async (line) => {
    const { stdout, stderr, exitCode } = await kubectl(line)
    expect(stdout).toMatch(/^kubectl runs [\s\S]*\n\nBasic Commands \(Beginner\):\n {2}create {10}\S[\s\S]*\n\nUsage:\n {2}kubectl \[flags\] \[options\]\n\nUse "kubectl <command> --help" for more information about a given command.\nUse "kubectl options" for a list of global command-line options \(applies to all commands\).\n$/)
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
  })
  test.each(['version -h', 'version --help', '-n x version --help', 'help version', 'help -n x version', 'version a --help'])('"%s" shows a command', async (line) => {
    expect(await kubectl(line)).toMatchObject({ stdout: expect.stringMatching(/Options:\n {4}--client=false:\n\t.*\n\n {4}-o, --output='':\n\t/), stderr: '', exitCode: 0 })
  })
  test('an unknown topic goes to stderr', async () => {
    expect(await kubectl('help nope')).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^Unknown help topic \[`nope`\]\n\n\nBasic Commands/), exitCode: 0 })
  })
  test('a group alone ends with 1, its help on stderr', async () => {
    expect(await kubectl('config')).toMatchObject({ stdout: '', stderr: expect.stringMatching(/\nAvailable Commands:\n {2}current-context {3}\S/), exitCode: 1 })
  })
  test('a command names its aliases', async () => {
    expect((await kubectl('config use -h')).stdout).toContain('\n\nAliases:\nuse-context, use\n\nExamples:\n  # Work')
  })
})

test('a command that is not there yet is refused', async () => {
  expect(await kubectl('kuberc view')).toMatchObject({ stdout: '', stderr: "error: fauxctl does not support 'kubectl kuberc view' yet\n", exitCode: 1 })
})

describe('tolerant mode', () => {
  const line = 'version --clint'
  test('takes a flag one edit away', async () => {
    expect(await kubectl(line, { vars: { FAUXCTL_STRICT: '' } })).toMatchObject({
      exitCode: 0, stdout: 'Client Version: v1.37.2\nKustomize Version: v5.8.1\n',
      stderr: 'fauxctl: took --clint as --client; the real kubectl says "error: unknown flag: --clint"\n',
    })
  })
  test.each([{ FAUXCTL_STRICT: '1' }, { FAUXCTL_STRICT: '', CI: 'true' }])('is off with %j', async (vars) => {
    expect(await kubectl(line, { vars })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('error: unknown flag: --clint') })
  })
  test('takes a name with a stray dash', async () => {
    const { stderr } = await kubectl('config use-context -myapp-svc', { vars: { FAUXCTL_STRICT: '' } })
    expect(stderr).toBe('fauxctl: took -myapp-svc as the name myapp-svc; the real kubectl says "error: unknown shorthand flag: \'m\' in -myapp-svc"\nerror: no context exists with the name: "myapp-svc"\n')
  })
})
