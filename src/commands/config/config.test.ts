import { expect, test } from 'vitest'
import { memoryEnv } from '../../../test/support/env.ts'
import { run } from '../../cli/run.ts'

const start = `apiVersion: v1
kind: Config
clusters: [{name: oracle, cluster: {server: "https://127.0.0.1:8443"}}, {name: other, cluster: {server: "https://1.2.3.4", certificate-authority: ca.crt}}]
users: [{name: admin, user: {token: secret}}, {name: bob, user: {username: b, password: c}}]
contexts: [{name: oracle, context: {cluster: oracle, user: admin}}, {name: o2, context: {cluster: other, user: bob, namespace: x}}]
current-context: oracle
`

/** Runs `kubectl config` lines one after the other on one kubeconfig; gives the last one's output and the file. */
async function config(...lines: string[]) {
  const env = memoryEnv({ files: { kc: start, 'ca.crt': 'CA' } })
  let exitCode = 0
  for (const line of lines) {
    env.output.stdout = env.output.stderr = ''
    exitCode = await run(env, ['--kubeconfig=kc', 'config', ...line.split(' ').map((word) => (word === "''" ? '' : word))])
  }
  return { ...env.output, exitCode, file: env.written.get('/work/kc')! }
}

// Recorded from kubectl 1.37.2, and the files compared.
test.each<[string, string, string, number]>([
  ['current-context', 'oracle\n', '', 0],
  ['get-contexts', 'CURRENT   NAME     CLUSTER   AUTHINFO   NAMESPACE\n          o2       other     bob        x\n*         oracle   oracle    admin      \n', '', 0],
  ['get-contexts -o name', 'o2\noracle\n', '', 0],
  ['get-contexts o2 nope', 'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n          o2     other     bob        x\n', 'error: context nope not found\n', 1],
  ['get-contexts nope nope2', 'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n', 'context nope not found\ncontext nope2 not found\n', 1],
  ['get-contexts -o yaml', '', 'error: --output yaml is not available in kubectl config get-contexts; resetting to default output format\n', 1],
  ['get-users', 'NAME\nadmin\nbob\n', '', 0],
  ['use-context nope', '', 'error: no context exists with the name: "nope"\n', 1],
  ["use-context ''", '', 'error: empty context names are not allowed\n', 1],
  ['set-context', '', 'error: you must specify a non-empty context name or --current\n', 1],
  ['set-context a --current', '', 'error: you cannot specify both a context name and --current\n', 1],
  ['set-cluster c --embed-certs', '', 'error: you must specify a --certificate-authority to embed\n', 1],
  ['set-cluster c --certificate-authority=ca.crt --insecure-skip-tls-verify', '', 'error: you cannot specify a certificate authority and insecure mode at the same time\n', 1],
  ['set-cluster c --embed-certs --certificate-authority=nope', '', 'error: could not stat certificate-authority file nope: stat nope: no such file or directory\n', 1],
  ['set-credentials u --token=a --username=b', '', 'error: you cannot specify more than one authentication method at the same time: --token, --username/--password\n', 1],
  ['set-credentials u --exec-interactive-mode=x', '', 'error: invalid interactive mode type, can be only IfAvailable, Never, Always\n', 1],
  ['set nope x', '', 'error: unable to parse nope after [] at api.Config\n', 1],
  ['set current-context.x y', '', 'error: unable to parse one or more field values of current-context.x\n', 1],
  ['set clusters.oracle.insecure-skip-tls-verify maybe', '', 'error: strconv.ParseBool: parsing "maybe": invalid syntax\n', 1],
  ['set clusters.oracle.certificate-authority-data !!', '', 'error: error decoding input value: illegal base64 data at input byte 0\n', 1],
  ["set clusters.oracle.server ''", '', 'error: you cannot use set to unset a property\n', 1],
  ['unset users.nope.token', '', 'error: current map key `nope` is invalid\n', 1],
  ['rename-context nope a', '', 'error: cannot rename the context "nope", it\'s not in kc\n', 1],
  ['rename-context o2 oracle', '', 'error: cannot rename the context "o2", the context "oracle" already exists in kc\n', 1],
  ['delete-context nope', '', 'error: cannot delete context nope, not in kc\n', 1],
  ['delete-user', '', "error: user to delete is required\nSee 'kubectl config delete-user -h' for help and examples\n", 1],
  ['view extra', '', "error: unexpected arguments: [extra]\nSee 'kubectl config view -h' for help and examples\n", 1],
  ['view -o jsonpath={.contexts[*].name}', 'o2 oracle', '', 0],
])('config %s', async (line, stdout, stderr, exitCode) => {
  const result = await config(line)
  expect({ ...result, file: '' }).toEqual({ stdout, stderr, exitCode, file: '' })
  expect(result.file).toBe(start)
})

test.each<[string[], string, string]>([
  [['use-context o2'], 'Switched to context "o2".\n', 'current-context: o2\n'],
  [['set-context --current --namespace=team'], 'Context "oracle" modified.\n', '    cluster: oracle\n    namespace: team\n    user: admin\n  name: oracle\n'],
  [['set-context new -n team'], 'Context "new" created.\n', '- context:\n    cluster: ""\n    namespace: team\n    user: ""\n  name: new\n'],
  [['set-cluster c --server=https://x --tls-server-name=q', 'set-cluster c --server=https://y'], 'Cluster "c" set.\n', '- cluster:\n    server: https://y\n  name: c\n'],
  [['set-cluster c --certificate-authority=ca.crt'], 'Cluster "c" set.\n', '- cluster:\n    certificate-authority: ca.crt\n    server: ""\n  name: c\n'],
  [['set-cluster c --certificate-authority=ca.crt --embed-certs'], 'Cluster "c" set.\n', '    certificate-authority-data: Q0E=\n'],
  [['set-credentials u --token=a', 'set-credentials u --username=b'], 'User "u" set.\n', '- name: u\n  user:\n    username: b\n'],
  [['set-credentials u --exec-command=x --exec-arg=a,b --exec-env=K=1', 'set-credentials u --exec-env=K-'], 'User "u" set.\n', '    exec:\n      args:\n      - a\n      - b\n      command: x\n      env: []\n      provideClusterInfo: false\n'],
  [['set contexts.my.ctx.namespace q'], 'Property "contexts.my.ctx.namespace" set.\n', '    namespace: q\n    user: ""\n  name: my.ctx\n'],
  [['unset current-context'], 'Property "current-context" unset.\n', 'current-context: ""\n'],
  [['unset clusters'], 'Property "clusters" unset.\n', 'clusters: null\n'],
  [['rename-context oracle new'], 'Context "oracle" renamed to "new".\n', '  name: new\n- context:\n    cluster: other\n    namespace: x\n    user: bob\n  name: o2\ncurrent-context: new\n'],
  [['delete-user bob'], 'deleted user bob from kc\n', 'users:\n- name: admin\n  user:\n    token: secret\n'],
])('config %j', async (lines, stdout, part) => {
  const result = await config(...lines)
  expect(result).toMatchObject({ stdout, stderr: '', exitCode: 0 })
  expect(result.file).toContain(part)
})

test('deleting the active context warns', async () => {
  expect(await config('delete-context oracle')).toMatchObject({
    stdout: 'deleted context oracle from kc\n', stderr: 'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
  })
})

test('view hides secrets', async () => {
  const { stdout } = await config('set users.bob.client-key-data YWJj', 'view --minify --context=o2')
  expect(stdout).toBe(`apiVersion: v1
clusters:
- cluster:
    certificate-authority: ca.crt
    server: https://1.2.3.4
  name: other
contexts:
- context:
    cluster: other
    namespace: x
    user: bob
  name: o2
current-context: o2
kind: Config
users:
- name: bob
  user:
    client-key-data: DATA+OMITTED
    password: REDACTED
    username: b
`)
  expect((await config('view --raw --flatten')).stdout).toMatch(/certificate-authority-data: Q0E=[\s\S]*password: c\n/)
})
