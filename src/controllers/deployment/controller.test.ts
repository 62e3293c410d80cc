import { expect, test } from 'vitest'
import { controller as replicaset } from '../replica/replicaset.ts'
import { FakeCluster } from '../testing.ts'
import { testKubelet } from '../testkubelet.ts'
import { controller as deployment } from './controller.ts'

const template = (image: string, more = {}) => ({ metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'nginx', image }], ...more } })
const web = (replicas: number, spec = {}) => ({
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'default', labels: { app: 'web' } },
  spec: {
    replicas, selector: { matchLabels: { app: 'web' } }, progressDeadlineSeconds: 600, revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }, template: template('nginx:1'), ...spec,
  },
})
const cluster = () => new FakeCluster(deployment, replicaset, testKubelet())
const edit = (c: FakeCluster, change: (spec: any) => void) => c.change('deployments.apps', 'web', ({ spec }) => change(spec))

/** `+a 0 3`: the sets are called a, b, c in the order in which they appear. */
function scales(c: FakeCluster): string[] {
  const names = new Map<string, string>()
  return c.messages('Deployment').map((message) => {
    const match = /^Scaled (up|down) replica set (\S+) from (\d+) to (\d+)$/.exec(message)
    if (!match) return message
    if (!names.has(match[2])) names.set(match[2], 'abcdef'[names.size])
    return `${match[1] === 'up' ? '+' : '-'}${names.get(match[2])} ${match[3]} ${match[4]}`
  })
}

// Sequences recorded from a real cluster with `kubectl get events -w`.
test('rolls three replicas one by one, and back', () => {
  const c = cluster()
  c.create('deployments.apps', web(3))
  edit(c, (spec) => { spec.template = template('nginx:2') })
  expect(scales(c)).toEqual(['+a 0 3', '+b 0 1', '-a 3 2', '+b 1 2', '-a 2 1', '+b 2 3', '-a 1 0'])
  edit(c, (spec) => { spec.template = template('nginx:1') })
  expect(scales(c).slice(7)).toEqual(['+a 0 1', '-b 3 2', '+a 1 2', '-b 2 1', '+a 2 3', '-b 1 0'])
  expect(c.get('deployments.apps', 'web').metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '3' })
  const [old] = c.list('replicasets.apps').filter((set) => set.spec.replicas > 0)
  expect(old.metadata.annotations).toEqual({
    'deployment.kubernetes.io/desired-replicas': '3', 'deployment.kubernetes.io/max-replicas': '4',
    'deployment.kubernetes.io/revision': '3', 'deployment.kubernetes.io/revision-history': '1',
  })
})

test('a rollout that gets stuck is scaled in proportion', () => {
  const c = cluster()
  c.create('deployments.apps', web(10))
  edit(c, (spec) => { spec.template = template('nginx:1', { nodeSelector: { no: 'where' } }) })
  c.advance(1000)
  edit(c, (spec) => { spec.replicas = 20 })
  edit(c, (spec) => { spec.replicas = 5 })
  c.advance(1000)
  edit(c, (spec) => { spec.template = template('nginx:1', { nodeSelector: { no: 'where2' } }) })
  c.advance(1000)
  edit(c, (spec) => { spec.template = template('nginx:1') })
  expect(scales(c)).toEqual([
    '+a 0 10', '+b 0 3', '-a 10 8', '+b 3 5', '+a 8 15', '+b 5 10', '-a 15 4', '-b 10 3',
    '-b 3 0', '+c 0 3', '-c 3 0', '+a 4 5',
  ])
})

test('Recreate waits for the old pods', () => {
  const c = cluster()
  c.create('deployments.apps', web(3, { strategy: { type: 'Recreate' } }))
  edit(c, (spec) => { spec.template = template('nginx:2') })
  expect(scales(c)).toEqual(['+a 0 3', '-a 3 0', '+b 0 3'])
  expect(c.list('pods')).toHaveLength(3)
})

test('status and conditions of a finished rollout', () => {
  const c = cluster()
  c.create('deployments.apps', web(2))
  const [set] = c.list('replicasets.apps')
  const time = '2026-01-01T00:00:00Z'
  expect(c.get('deployments.apps', 'web').status).toEqual({
    observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2, terminatingReplicas: 0,
    conditions: [
      { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.', lastUpdateTime: time, lastTransitionTime: time },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', message: `ReplicaSet "${set.metadata.name}" has successfully progressed.`, lastUpdateTime: time, lastTransitionTime: time },
    ],
  })
  expect(set.status).toEqual({ replicas: 2, fullyLabeledReplicas: 2, readyReplicas: 2, availableReplicas: 2, terminatingReplicas: 0, observedGeneration: 1 })
})

test('the progress deadline passes', () => {
  const c = cluster()
  c.create('deployments.apps', web(1, { progressDeadlineSeconds: 60, template: template('nginx:1', { nodeSelector: { no: 'where' } }) }))
  c.advance(59_000)
  const progress = () => c.get('deployments.apps', 'web').status.conditions.find((one: any) => one.type === 'Progressing')
  expect(progress().status).toBe('True')
  c.advance(3000)
  expect(progress()).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded', message: expect.stringMatching(/^ReplicaSet "web-\w+" has timed out progressing\.$/) })
})

test('paused: nothing rolls, but sizes change', () => {
  const c = cluster()
  c.create('deployments.apps', web(2))
  edit(c, (spec) => { spec.paused = true })
  edit(c, (spec) => { spec.template = template('nginx:2') })
  expect(c.get('deployments.apps', 'web').status.conditions).toMatchObject([{ type: 'Available' }, { type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused', message: 'Deployment is paused' }])
  edit(c, (spec) => { spec.replicas = 3 })
  expect(scales(c)).toEqual(['+a 0 2', '+a 2 3'])
  edit(c, (spec) => { delete spec.paused })
  expect(c.list('replicasets.apps').map((set) => set.spec.replicas).sort()).toEqual([0, 3])
})

test('minReadySeconds holds a rollout back', () => {
  const c = cluster()
  c.create('deployments.apps', web(2, { minReadySeconds: 10 }))
  expect(c.get('deployments.apps', 'web').status).toMatchObject({ readyReplicas: 2, unavailableReplicas: 2 })
  c.advance(10_000)
  expect(c.get('deployments.apps', 'web').status).toMatchObject({ availableReplicas: 2 })
})

test('old sets beyond the limit go, annotations are copied', () => {
  const c = cluster()
  c.create('deployments.apps', web(1, { revisionHistoryLimit: 1 }))
  for (const image of ['nginx:2', 'nginx:3', 'nginx:4']) {
    c.advance(1000)
    c.change('deployments.apps', 'web', (d) => { d.spec.template = template(image); d.metadata.annotations['kubernetes.io/change-cause'] = image; d.metadata.annotations['kubectl.kubernetes.io/last-applied-configuration'] = '{}' })
  }
  const sets = c.list('replicasets.apps')
  expect(sets.map((set) => set.metadata.annotations['kubernetes.io/change-cause']).sort()).toEqual(['nginx:3', 'nginx:4'])
  expect(sets[0].metadata.annotations).not.toHaveProperty('kubectl.kubernetes.io/last-applied-configuration')
})

test('a thousand replicas roll out quickly', () => {
  const c = cluster()
  const start = performance.now()
  c.create('deployments.apps', web(1000))
  expect(c.get('deployments.apps', 'web').status.availableReplicas).toBe(1000)
  expect(c.reconciles).toBeLessThan(6500)
  expect(performance.now() - start).toBeLessThan(20_000)
})
