import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { memoryEnv } from '../../../test/support/env.ts'
import { adminToken } from './defaults.ts'
import { identify } from './identity.ts'
import { kubeConfigFiles, loadKubeConfig } from './load.ts'
import type { Overrides } from './resolve.ts'
import { ContextChoice } from './resolve.ts'
import { readSimpleYaml } from './simpleyaml.ts'

const flags: Overrides = { context: '', cluster: '', user: '', namespace: '', server: '', token: '', username: '', password: '', as: '', 'as-uid': '', 'as-group': [], 'as-user-extra': [] }
const file = (name: string, token: string, current = name) => `apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority: certs/ca.crt
    server: https://${name}:6443
  name: shared
contexts:
- context: {cluster: shared, user: ${name}, namespace: ${name}-space}
  name: ${name}
current-context: ${current}
users:
- name: ${name}
  user:
    token: ${token}
`
const own = '/state/kubeconfig'

describe('files', () => {
  test.each([
    ['--kubeconfig wins', 'k', { FAUXCTL_ACTIVE: '1', KUBECONFIG: 'a:b' }, { explicit: 'k', paths: ['k'], own }],
    ['$KUBECONFIG counts inside the shell', '', { FAUXCTL_ACTIVE: '1', KUBECONFIG: 'a::b:a' }, { paths: ['a', 'b'], own }],
    ['$KUBECONFIG of the user does not count', '', { KUBECONFIG: 'a:b' }, { paths: [own], own }],
    ['the cluster\'s own', '', {}, { paths: [own], own }],
  ])('%s', (_, explicit, vars, files) => expect(kubeConfigFiles(memoryEnv({ vars }), explicit, own)).toEqual(files))

  test('merge: the first file that names a thing decides', async () => {
    const env = memoryEnv({ files: { 'x/a': file('a', 't1', '""'), b: file('b', 't2') } })
    const config = await loadKubeConfig(env, { paths: ['x/a', 'missing', 'b'], own })
    expect(config.currentContext).toBe('b')
    expect([...config.users.keys()]).toEqual(['a', 'b'])
    expect(config.clusters.get('shared')).toEqual({ fields: { server: 'https://a:6443', 'certificate-authority': '/work/x/certs/ca.crt' }, origin: 'x/a' })
  })
  test('no file of the cluster\'s own: a built-in kubeconfig', async () => {
    const choice = new ContextChoice(await loadKubeConfig(memoryEnv(), { paths: [own], own }), flags)
    expect(choice.namespace()).toBe('default')
    expect(choice.connection()).toEqual({ contextName: 'minikube', server: 'https://127.0.0.1:8443', authInfo: { token: adminToken } })
  })
  test('broken files are named', async () => {
    await expect(loadKubeConfig(memoryEnv({ files: { bad: 'a: [' } }), { paths: ['bad'], own })).rejects.toThrow(/^error loading config file "bad": yaml: /)
    await expect(loadKubeConfig(memoryEnv(), { explicit: 'no', paths: ['no'], own })).rejects.toThrow('stat no: no such file or directory')
  })
})

describe('flags over the kubeconfig', () => {
  const resolve = async (over: Partial<Overrides>) => new ContextChoice(await loadKubeConfig(memoryEnv({ files: { a: file('a', 't1') } }), { paths: ['a'], own }), { ...flags, ...over })
  test('namespace', async () => {
    expect((await resolve({})).namespace()).toBe('a-space')
    expect((await resolve({ namespace: 'n' })).namespace()).toBe('n')
    const nope = await resolve({ context: 'nope' })
    expect(() => nope.namespace()).toThrow('invalid configuration: context was not found for specified context: nope')
    expect(() => nope.connection()).toThrow('context "nope" does not exist')
  })
  test('server and token', async () => {
    expect((await resolve({ server: 'https://s', token: 'x' })).connection()).toMatchObject({ server: 'https://s', authInfo: { token: 'x' } })
  })
})

test.each([
  [{}, { username: 'kubernetes-admin', uid: 'admin', groups: ['system:masters', 'system:authenticated'] }],
  [{ as: 'bob', 'as-group': ['g'] }, { username: 'bob', groups: ['g', 'system:authenticated'] }],
  [{ as: 'system:serviceaccount:default:x' }, { username: 'system:serviceaccount:default:x', groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'] }],
  [{ as: 'bob', 'as-uid': '7', 'as-user-extra': ['k=1', 'k=2', 'odd'] }, { username: 'bob', groups: ['system:authenticated'], uid: '7', extra: { k: ['1', '2'] } }],
])('%j is %j', (over, user) => expect(identify({ token: adminToken }, { ...flags, ...over })).toEqual(user))

test('another token is not let in', () => expect(() => identify({ token: 'x' }, flags)).toThrow('Unauthorized'))

describe('the small YAML reader', () => {
  test.each([
    file('a', 't1').replace(/\{.*\}/, '\n    cluster: shared\n    user: a'),
    'a: {}\nb: []\nc: null\nd:\ne: true\nf: "x y"\ng: \'z\'\n# note\nh:\n  - i: j\n    k: l\n  - m\n',
  ])('agrees with the library: %j', (text) => {
    expect(readSimpleYaml(text)).toBeDefined()
    expect(readSimpleYaml(text)).toEqual(parse(text))
  })
  test.each(['a: 1', 'a: yes', 'a: &x y', 'a: b # c', 'a: |\n  b', 'a: {b: c}', '? a\n: b', 'a: b\na: c', 'a:\n    b: c\n  d: e', '\ta: b', '__proto__: x', 'a: "b\\n"', 'a: 2020-01-01', 'a: b: c', '{}x', 'a: on', '- a: b\n c: d'])('leaves %j to the library', (text) => {
    expect(readSimpleYaml(text)).toBeUndefined()
  })
})
