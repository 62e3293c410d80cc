import { describe, expect, test } from 'vitest'
import { createCluster } from '../index.ts'

const BUSY = 'image: "busybox:1.36"'
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: it}\nspec:\n${spec.split('\n').map((line) => `  ${line}`).join('\n')}\n`

/** Rows of `get pods -w` without ages: READY, STATUS and restart count, each change once. */
async function story(manifest: string, seconds: number, during: readonly [number, string][] = []) {
  const cluster = createCluster({ clock: 'manual', tick: 0 })
  const applied = await cluster.kubectl('apply -f -', { stdin: manifest })
  expect(applied.stderr).toBe('')
  const rows: string[] = []
  for (let at = 0; at <= seconds * 1000; at += 50) {
    for (const [time, command] of during) if (time * 1000 === at) await cluster.kubectl(command)
    const [, ready, status, restarts] = (await cluster.kubectl('get pods --no-headers')).stdout.split(/\s+/)
    const row = ready === undefined ? 'gone' : `${ready} ${status} ${restarts}`
    if (rows.at(-1) !== row) rows.push(row)
    await cluster.advance(50)
  }
  const events = (await cluster.kubectl(['get', 'events', '-o', 'jsonpath={range .items[*]}{.type} {.reason} {.count} {.message}{"\\n"}{end}'])).stdout
  return { cluster, rows, events: events.trim().split('\n') }
}

// Expectations are the recordings of a real kubelet (conformance/real-node: a, b and c).
const stories: readonly [string, string, number, readonly [number, string][], readonly string[]][] = [
  ['a server', 'containers: [{name: web, image: nginx}]', 6, [], ['0/1 ContainerCreating 0', '1/1 Running 0']],
  ['a server that is deleted', 'containers: [{name: web, image: nginx}]', 10, [[4, 'delete pod it --wait=false']], ['0/1 ContainerCreating 0', '1/1 Running 0', '1/1 Terminating 0', '0/1 Completed 0', 'gone']],
  ['a deaf process is killed after its grace', `containers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 13, [[4, 'delete pod it --wait=false --grace-period=5']], ['0/1 ContainerCreating 0', '1/1 Running 0', '1/1 Terminating 0', '0/1 Error 0', 'gone']],
  ['a crash loop', `containers: [{name: crash, ${BUSY}, args: [sh, -c, "echo starting; exit 1"]}]`, 45, [], [
    '0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Error 0', '1/1 Running 1', '0/1 Error 1', '0/1 CrashLoopBackOff 1', '1/1 Running 2', '0/1 Error 2', '0/1 CrashLoopBackOff 2', '1/1 Running 3', '0/1 Error 3']],
  ['a container that ends well and is restarted', `containers: [{name: ends, ${BUSY}, args: [sh, -c, "echo done"]}]`, 25, [], [
    '0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Completed 0', '1/1 Running 1', '0/1 Completed 1', '0/1 CrashLoopBackOff 1', '1/1 Running 2', '0/1 Completed 2']],
  ['out of memory', `containers: [{name: eater, ${BUSY}, command: [sh, -c, "echo eating; sleep 1; tail /dev/zero"], resources: {limits: {memory: 20Mi}}}]`, 12, [], [
    '0/1 ContainerCreating 0', '1/1 Running 0', '0/1 OOMKilled 0', '1/1 Running 1', '0/1 OOMKilled 1']],
  ['a tag that is not there', 'containers: [{name: web, image: "nginx:1.161"}]', 36, [], ['0/1 ContainerCreating 0', '0/1 ErrImagePull 0', '0/1 ImagePullBackOff 0', '0/1 ErrImagePull 0']],
  ['a name that is none', 'containers: [{name: app, image: BadName}]', 20, [], ['0/1 ContainerCreating 0', '0/1 InvalidImageName 0']],
  ['never pulled', 'containers: [{name: app, image: "nginx:1.0", imagePullPolicy: Never}]', 20, [], ['0/1 ContainerCreating 0', '0/1 ErrImageNeverPull 0']],
  ['a missing config map in the environment', `containers: [{name: app, ${BUSY}, command: [sleep, "3600"], env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}]}]`, 40, [[20, 'create configmap c --from-literal=a=1']], [
    '0/1 ContainerCreating 0', '0/1 CreateContainerConfigError 0', '1/1 Running 0']],
  ['a command that does not exist', `containers: [{name: app, ${BUSY}, command: [/no/such/command]}]`, 12, [], ['0/1 ContainerCreating 0', '0/1 RunContainerError 0', '0/1 RunContainerError 1']],
  ['a command that does not exist, once', `restartPolicy: Never\ncontainers: [{name: app, ${BUSY}, command: [nosuch]}]`, 6, [], ['0/1 ContainerCreating 0', '0/1 StartError 0']],
  ['two containers, one ends', `restartPolicy: Never\ncontainers: [{name: a, ${BUSY}, command: [sh, -c, "exit 0"]}, {name: b, ${BUSY}, command: [sleep, "3600"]}]`, 6, [], ['0/2 ContainerCreating 0', '2/2 Running 0', '1/2 NotReady 0']],
  ['done', `restartPolicy: Never\ncontainers: [{name: a, ${BUSY}, command: [sh, -c, "echo ok"]}]`, 6, [], ['0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Completed 0']],
  ['failed', `restartPolicy: Never\ncontainers: [{name: a, ${BUSY}, command: [sh, -c, "exit 7"]}]`, 6, [], ['0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Error 0']],
  ['init containers', `initContainers: [{name: one, ${BUSY}, command: [sh, -c, "sleep 4"]}, {name: two, ${BUSY}, command: [sh, -c, "sleep 4"]}]\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 16, [], [
    '0/1 Init:0/2 0', '0/1 Init:1/2 0', '0/1 PodInitializing 0', '1/1 Running 0']],
  ['an init container that fails', `restartPolicy: Never\ninitContainers: [{name: one, ${BUSY}, command: [sh, -c, "exit 2"]}]\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 6, [], ['0/1 Init:0/1 0', '0/1 Init:Error 0']],
  ['a sidecar', `initContainers: [{name: side, ${BUSY}, restartPolicy: Always, command: [sh, -c, "trap 'exit 0' TERM; tail -F /x & wait"]}]\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 6, [], ['0/2 Init:0/1 0', '1/2 PodInitializing 0', '2/2 Running 0']],
  ['a liveness probe that fails', 'containers: [{name: web, image: "nginx:1.27", livenessProbe: {httpGet: {path: /healthz, port: 80}, periodSeconds: 3, failureThreshold: 2}}]', 25, [], [
    '0/1 ContainerCreating 0', '1/1 Running 0', '1/1 Running 1', '1/1 Running 2', '0/1 CrashLoopBackOff 2']],
  ['a readiness probe that passes later', 'containers: [{name: web, image: "nginx:1.27", readinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 4}}]', 16, [], ['0/1 ContainerCreating 0', '0/1 Running 0', '1/1 Running 0']],
  ['a deadline', `activeDeadlineSeconds: 5\nterminationGracePeriodSeconds: 1\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 10, [], ['0/1 ContainerCreating 0', '1/1 Running 0', '0/1 Error 0']],
  ['a loop that waits for a service', `initContainers: [{name: wait, ${BUSY}, command: [sh, -c, "until nslookup db; do sleep 2; done"]}]\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 14, [[8, 'create service clusterip db --tcp=80']], ['0/1 Init:0/1 0', '0/1 PodInitializing 0', '1/1 Running 0']],
]

describe('the life of a pod as get pods -w shows it', () => {
  test.each(stories)('%s', async (_, spec, seconds, during, rows) => {
    expect((await story(pod(spec), seconds, during)).rows).toEqual(rows)
  })
})

const messages: readonly [string, string, number, readonly string[]][] = [
  ['a bad tag', 'containers: [{name: web, image: "nginx:1.99"}]', 8, [
    'Warning Failed 1 Failed to pull image "nginx:1.99": rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.99": failed to resolve image: docker.io/library/nginx:1.99: not found',
    'Warning Failed 1 Error: ErrImagePull', 'Normal BackOff 1 Back-off pulling image "nginx:1.99"', 'Warning Failed 1 Error: ImagePullBackOff']],
  ['a bad repository', 'containers: [{name: web, image: nosuchimage12345}]', 3, [
    'Warning Failed 1 Failed to pull image "nosuchimage12345": failed to pull and unpack image "docker.io/library/nosuchimage12345:latest": failed to resolve image: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed']],
  ['a bad host', 'containers: [{name: web, image: "registry.example.invalid/team/app:1"}]', 3, [
    'Warning Failed 1 Failed to pull image "registry.example.invalid/team/app:1": failed to pull and unpack image "registry.example.invalid/team/app:1": failed to resolve image: failed to do request: Head "https://registry.example.invalid/v2/team/app/manifests/1": dial tcp: lookup registry.example.invalid on 127.0.0.1:53: no such host']],
  ['a volume that cannot be mounted', `containers: [{name: app, ${BUSY}}]\nvolumes: [{name: conf, configMap: {name: settings}}]`, 16, ['Warning FailedMount 6 MountVolume.SetUp failed for volume "conf" : configmap "settings" not found']],
  ['a deadline', `activeDeadlineSeconds: 5\nterminationGracePeriodSeconds: 1\ncontainers: [{name: app, ${BUSY}, command: [sleep, "3600"]}]`, 10, ['Normal Killing 1 Stopping container app', 'Normal DeadlineExceeded 4 Pod was active on the node longer than the specified deadline']],
  ['a readiness probe', 'containers: [{name: web, image: "nginx:1.27", readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 3}}]', 12, ['Warning Unhealthy 3 Readiness probe failed: HTTP probe failed with statuscode: 404']],
]

describe('events of a failing life', () => {
  test.each(messages)('%s', async (_, spec, seconds, expected) => {
    const { events } = await story(pod(spec), seconds)
    for (const line of expected) expect(events).toContain(line)
  })
})

const commands: readonly [string, string][] = [
  ['{.status.phase} {.status.qosClass} {.status.observedGeneration}', 'Running BestEffort 1'],
  ['{range .status.conditions[*]}{.type}={.status} {end}', 'PodReadyToStartContainers=True Initialized=True Ready=True ContainersReady=True PodScheduled=True '],
  ['{.status.containerStatuses[0].image} {.status.containerStatuses[0].started} {.status.containerStatuses[0].lastState} {.status.containerStatuses[0].resources}', 'docker.io/library/nginx:latest true {} {}'],
  ['{.status.containerStatuses[0].user}', '{"linux":{"gid":0,"supplementalGroups":[0],"uid":0}}'],
  ['{.status.containerStatuses[0].volumeMounts[0].mountPath} {.status.containerStatuses[0].volumeMounts[0].recursiveReadOnly}', '/var/run/secrets/kubernetes.io/serviceaccount Disabled'],
  ['{.status.resources} {.status.podIP}', '{} 10.244.0.3'],
]

test('the status of a running pod', async () => {
  const { cluster } = await story(pod('containers: [{name: web, image: nginx}]'), 5)
  for (const [path, text] of commands) expect((await cluster.kubectl(['get', 'pod', 'it', '-o', `jsonpath=${path}`])).stdout).toBe(text)
})

test('the same seed gives the same lives', async () => {
  const once = () => story(pod(`containers: [{name: crash, ${BUSY}, args: [sh, -c, "exit 1"]}]`), 20).then(({ cluster }) => cluster.kubectl('get pods,events -o yaml'))
  expect((await once()).stdout).toBe((await once()).stdout)
})
