import { expect, test } from 'vitest'
import { createCluster } from '../../index.ts'

const pod = (name: string, spec: string, labels = '') => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${labels && `, labels: {${labels}}`}}\nspec: {containers: [{name: a, image: nginx}], ${spec}}\n`
const asks = (name: string, resources: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: a, image: nginx, resources: {${resources}}}]}\n`
const node = (name: string, spec: object, pods: string) => JSON.stringify({ apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { 'kubernetes.io/hostname': name } }, spec, status: { allocatable: { cpu: '4', memory: '8Gi', pods } } })
const anti = 'affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: anti}}}]}}'
const USELESS = ' preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.'
const NO_VICTIMS = ' preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.'

// Recorded from kube-scheduler 1.37.2.
const refusals: readonly [string, string, string][] = [
  ['cpu', asks('it', 'requests: {cpu: "9"}'), `0/1 nodes are available: 1 Insufficient cpu.${USELESS}`],
  ['cpu and memory', asks('it', 'requests: {cpu: "9", memory: 99Gi}'), `0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.${USELESS}`],
  ['a device', asks('it', 'limits: {nvidia.com/gpu: 1}'), `0/1 nodes are available: 1 Insufficient nvidia.com/gpu.${USELESS}`],
  ['node selector', pod('it', 'nodeSelector: {disk: ssd}'), `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.${USELESS}`],
  ['node by name', pod('it', 'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [nope]}]}]}}}'), `0/1 nodes are available: 1 node(s) didn't satisfy plugin(s) [NodeAffinity].${USELESS}`],
  ['affinity to pods', pod('it', 'affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: none}}}]}}'), `0/1 nodes are available: 1 node(s) didn't match pod affinity rules.${USELESS}`],
  ['a claim that is not there', pod('it', 'volumes: [{name: v, persistentVolumeClaim: {claimName: nope}}]'), '0/1 nodes are available: persistentvolumeclaim "nope" not found. not found'],
  ['spread over a label that is missing', pod('it', 'topologySpreadConstraints: [{maxSkew: 1, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {a: b}}}]'), `0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label).${USELESS}`],
  ['a port', 'apiVersion: v1\nkind: Pod\nmetadata: {name: it}\nspec: {containers: [{name: a, image: nginx, ports: [{containerPort: 80, hostPort: 8080}]}]}\n', `0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.${NO_VICTIMS}`],
  ['anti-affinity', pod('it', anti, 'app: anti'), `0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules.${NO_VICTIMS}`],
  ['the anti-affinity of others', pod('it', '', 'app: anti'), `0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules.${NO_VICTIMS}`],
  ['room that others have', asks('it', 'requests: {cpu: "2"}'), `0/1 nodes are available: 1 Insufficient cpu.${NO_VICTIMS}`],
]

async function cluster() {
  const made = createCluster({ clock: 'manual', tick: 0 })
  await made.kubectl('create -f -', { stdin: `${pod('anti1', anti, 'app: anti')}---\n${asks('fill', 'requests: {cpu: "3"}')}---\napiVersion: v1\nkind: Pod\nmetadata: {name: port1}\nspec: {containers: [{name: a, image: nginx, ports: [{containerPort: 80, hostPort: 8080}]}]}\n` })
  return made
}
const failures = async (made: Awaited<ReturnType<typeof cluster>>) => (await made.kubectl(['get', 'events', '--field-selector', 'reason=FailedScheduling', '-o', 'jsonpath={range .items[*]}{.message}{"\\n"}{end}'])).stdout.trim().split('\n').filter(Boolean)

test.each(refusals)('%s', async (_, manifest, text) => {
  const made = await cluster()
  expect((await made.kubectl('create -f -', { stdin: manifest })).stderr).toBe('')
  expect(await failures(made)).toEqual([text])
  expect((await made.kubectl(['get', 'pod', 'it', '-o', 'jsonpath={.status.conditions[0].reason} {.status.conditions[0].message}'])).stdout).toBe(`Unschedulable ${text}`)
})

test('several nodes: only those that may help make it try again', async () => {
  const made = await cluster()
  await made.kubectl('create -f -', { stdin: refusals.find(([name]) => name === 'a port')![1] })
  await made.kubectl('create -f -', { stdin: asks('big', 'requests: {cpu: "9"}') })
  await made.kubectl('create -f -', { stdin: node('n2', { taints: [{ key: 'k', value: 'v', effect: 'NoSchedule' }] }, '110') })
  await made.kubectl('create -f -', { stdin: node('n3', { unschedulable: true }, '0') })
  const all = await failures(made)
  expect(all.filter((text) => text.includes('cpu'))).toHaveLength(1)
  expect(all).toContain("0/3 nodes are available: 1 node(s) didn't have free ports for the requested pod ports, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.")
})

test('a pod of higher priority clears its place', async () => {
  const made = await cluster()
  await made.kubectl('create -f -', { stdin: 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 1000\n' })
  await made.kubectl('create -f -', { stdin: 'apiVersion: v1\nkind: Pod\nmetadata: {name: vip}\nspec: {priorityClassName: high, containers: [{name: a, image: nginx, resources: {requests: {cpu: "2"}}}]}\n' })
  expect(await failures(made)).toEqual(['0/1 nodes are available: 1 Insufficient cpu. preemption: found a potential placement for pod on node minikube, preempting 1 victims'])
  await made.advance(10_000)
  expect((await made.kubectl('get pods -o custom-columns=N:.metadata.name,P:.status.phase --no-headers')).stdout).toMatch(/^anti1 +Running\nport1 +Running\nvip +Running\n$/)
})

test('a node that is given by name is not asked; its kubelet may refuse', async () => {
  const made = await cluster()
  await made.kubectl('create -f -', { stdin: asks('it', 'requests: {cpu: "9"}').replace('spec: {', 'spec: {nodeName: minikube, ') })
  expect((await made.kubectl(['get', 'pod', 'it', '-o', 'jsonpath={.status.phase} {.status.reason} {.status.message}'])).stdout).toMatch(/^Failed OutOfcpu Pod was rejected: Node didn't have enough resource: cpu, requested: 9000, used: \d+, capacity: 4000$/)
})
