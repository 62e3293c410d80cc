import { describe, expect, it } from 'vitest'
import { createCluster } from '../src/index.ts'

const definition = (plural: string, group: string, kind: string) => JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `${plural}.${group}` },
  spec: {
    group, scope: 'Namespaced', names: { plural, singular: kind.toLowerCase(), kind, shortNames: ['exmp'] },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
})

/** What Kubernetes' own kubectl suite (test/cmd) found; outputs are those of a real cluster. */
describe('findings of the kubectl suite', () => {
  it('warns of a short name with several meanings', async () => {
    const cluster = createCluster()
    for (const [plural, group, kind] of [['foos', 'bar.com', 'Foo'], ['examples', 'test.com', 'Example'], ['xyzs', 'zest.com', 'Xyz']]) {
      await cluster.kubectl(['create', '-f', '-'], { stdin: definition(plural, group, kind) })
    }
    await cluster.kubectl('wait --for=condition=Established crd --all')
    const several = 'Warning: short name "exmp" could also match lower priority resource examples.test.com\nWarning: short name "exmp" could also match lower priority resource xyzs.zest.com\n'
    expect((await cluster.kubectl('get exmp')).stderr).toBe(`${several}No resources found in default namespace.\n`)
    expect((await cluster.kubectl('get exmp.test.com')).stderr).toBe('No resources found in default namespace.\n')
  })

  it('warns of cluster-scoped objects that are deleted with -n', async () => {
    const cluster = createCluster()
    await cluster.kubectl('create namespace a')
    expect(await cluster.kubectl('delete namespace a -n a')).toMatchObject({ stderr: 'Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n', stdout: 'namespace "a" deleted\n' })
  })

  it('evicts nothing in a dry run of the server', async () => {
    const cluster = createCluster()
    await cluster.kubectl('run a --image=nginx')
    await cluster.kubectl('wait --for=condition=Ready pod/a')
    expect((await cluster.kubectl('drain minikube --force --ignore-daemonsets --dry-run=server')).exitCode).toBe(0)
    expect((await cluster.kubectl('get pod a -o jsonpath={.metadata.deletionTimestamp}')).stdout).toBe('')
  })

  it('logs its requests from -v=6 on', async () => {
    const { stderr } = await createCluster().kubectl('get clusterroles --chunk-size=10 -v=6')
    expect(stderr).toMatch(/^I\d{4} [\d:.]+ +\d+ round_trippers\.go:632] "Response" verb="GET" url="https:\/\/127\.0\.0\.1:8443\/apis\/rbac\.authorization\.k8s\.io\/v1\/clusterroles\?limit=10" status="200 OK" milliseconds=\d+\n/)
  })

  it('refuses to read stdin for two things', async () => {
    expect((await createCluster().kubectl(['set', 'env', '-f', '-', '-'], { stdin: 'A=b' })).stderr).toBe('error: standard input cannot be used for multiple arguments\n')
  })
})
