// Prints how long commands take, as multiples of `node` on an empty file in the same run, each with its limit.
// Needs `npm run build`, no network; writes only below the system's folder for temporary files.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { timeProcesses } from './processes.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const fauxctl = join(root, 'bin', 'fauxctl.js')
const folder = mkdtempSync(join(tmpdir(), 'fauxctl-bench-'))
const runs = Number(process.argv[2] ?? 21)

const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env
const env = { ...rest, FAUXCTL_HOME: folder, FAUXCTL_AS: 'kubectl', FAUXCTL_STRICT: '1', FAUXCTL_CLOCK: 'instant', FAUXCTL_SEED: 'bench' }
delete env.FAUXCTL_CLUSTER
delete env.FAUXCTL_NOW

function kubectl(cluster, ...args) {
  const start = process.hrtime.bigint()
  const result = spawnSync(process.execPath, [fauxctl, ...args], { env: { ...env, FAUXCTL_CLUSTER: cluster }, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`kubectl ${args.join(' ')}: exit ${result.status}: ${result.stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

function line(what, value, unit, limit, atLeast = false) {
  const holds = atLeast ? value >= limit : value <= limit
  console.log(`${holds ? 'ok  ' : 'over'}  ${what.padEnd(52)} ${value.toFixed(unit === '×' ? 2 : 0).padStart(8)} ${unit.padEnd(10)} limit ${atLeast ? '≥' : '≤'} ${limit}`)
}

/** A part of the bench; what it cannot do, it says, and the rest goes on. */
async function part(name, work) {
  try { await work() } catch (error) { console.log(`fail  ${name}: ${error.message.trim()}`) }
}

const write = (name, object) => {
  const file = join(folder, 'files', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(object))
  return file
}
const container = (image) => ({ name: 'c', image, ports: [{ containerPort: 80 }] })
const pod = (run) => write(`pod-${run}.json`, { apiVersion: 'v1', kind: 'Pod', metadata: { name: `pod-${run}` }, spec: { containers: [container('nginx')] } })
const deployment = (run) => write(`deployment-${run}.json`, {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'applied' },
  spec: { replicas: 2, selector: { matchLabels: { app: 'applied' } }, template: { metadata: { labels: { app: 'applied' } }, spec: { containers: [{ ...container('nginx'), env: [{ name: 'RUN', value: String(run) }] }] } } },
})
const empty = join(folder, 'empty.js')
writeFileSync(empty, '')

let peak = 0
const run = (commands, cluster = 'small', before = undefined) => {
  const result = timeProcesses({ baseline: () => [empty], ...commands }, { runs, env: { ...env, FAUXCTL_CLUSTER: cluster }, before })
  for (const { memory } of Object.values(result)) peak = Math.max(peak, memory)
  return result
}
const compare = (name, result, limit) => {
  line(`${name}: wall`, result[name].wall / result.baseline.wall, '×', limit)
  line(`${name}: CPU`, result[name].cpu / result.baseline.cpu, '×', limit)
}

await part('one command', () => {
  kubectl('small', 'create', 'deployment', 'web', '--image=nginx', '--replicas=10')
  kubectl('small', 'rollout', 'status', 'deployment/web')
  const result = run({
    'get pods (10 pods)': () => [fauxctl, 'get', 'pods'],
    'describe deployment': () => [fauxctl, 'describe', 'deployment', 'web'],
  })
  console.log(`      node on an empty file: ${result.baseline.wall.toFixed(1)} ms wall, ${result.baseline.cpu.toFixed(1)} ms CPU, ${result.baseline.memory.toFixed(0)} MiB`)
  compare('get pods (10 pods)', result, 1.6)
  compare('describe deployment', result, 2)
})

const podsReady = () => kubectl('small', 'wait', '--for=condition=Ready', 'pods', '--all', '--timeout=120s')
const rolledOut = () => { if (existsSync(join(folder, 'files', 'deployment-0.json'))) kubectl('small', 'rollout', 'status', 'deployment/applied') }
for (const [name, args, limit, before] of [
  ['create -f', (at) => [fauxctl, 'create', '-f', pod(at)], 2, podsReady],
  ['apply -f', (at) => [fauxctl, 'apply', '-f', deployment(at)], 2, rolledOut],
]) await part(name, () => compare(name, run({ [name]: args }, 'small', before), limit))

await part('in process', async () => {
  const { createCluster } = createRequire(import.meta.url)(join(root, 'dist', 'index.cjs'))
  const cluster = createCluster()
  const must = async (commandLine) => {
    const { exitCode, stderr } = await cluster.kubectl(commandLine)
    if (exitCode !== 0) throw new Error(`${commandLine}: ${stderr}`)
  }
  await must('create deployment web --image=nginx --replicas=10')
  await must('rollout status deployment/web')
  const round = async (at) => {
    await must('get pods')
    await must('get deployment web -o yaml')
    await must(`label deployment web round=r${at} --overwrite`)
    await must(`create configmap map-${at} --from-literal=a=b`)
    await must(`delete configmap map-${at}`)
  }
  for (let at = 0; at < 40; at++) await round(at)
  const start = process.hrtime.bigint()
  const rounds = 200
  for (let at = 0; at < rounds; at++) await round(at)
  line('in process (get, get -o yaml, label, create, delete)', (rounds * 5) / (Number(process.hrtime.bigint() - start) / 1e9), 'commands/s', 500, true)
})

await part('1,000 replicas', () => {
  // The one node takes 110 pods, as any; here it is a giant.
  const giant = { pods: '2000', cpu: '512', memory: '4Ti' }
  kubectl('big', 'patch', 'node', 'minikube', '--subresource=status', '--type=merge', '-p', JSON.stringify({ status: { capacity: giant, allocatable: giant } }))
  const wall = kubectl('big', 'create', 'deployment', 'big', '--image=nginx', '--replicas=1000') + kubectl('big', 'rollout', 'status', 'deployment/big')
  line('1,000 replicas: create and rollout status', wall, 'ms', 2000)
  const result = run({
    'get pods (no pods)': () => [fauxctl, 'get', 'pods', '-n', 'kube-public'],
    'get pods (1,000 pods)': () => [fauxctl, 'get', 'pods'],
  }, 'big')
  line('get pods of 1,000 against get pods of none: wall', result['get pods (1,000 pods)'].wall / result['get pods (no pods)'].wall, '×', 3)
  line('get pods of 1,000 against get pods of none: CPU', result['get pods (1,000 pods)'].cpu / result['get pods (no pods)'].cpu, '×', 3)
})

line('peak memory of a command', peak, 'MiB', 90)
rmSync(folder, { recursive: true, force: true })
