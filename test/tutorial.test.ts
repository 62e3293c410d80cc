import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCluster } from '../src/index.ts'

const folder = join(import.meta.dirname, '..', 'state', 'tutorial')
const file = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The tutorial's own manifest: an API version that is gone, and no selector. */
const deployment = file('deployment.yml').replace('apps/v1', 'extensions/v1beta1').replace(/ {2}selector:\n {4}matchLabels:\n {6}app: prod\n/, '')

/** The command lines of the seed tutorial as they stand, slips included, and what has to come of each. */
const steps: readonly (readonly [string, RegExp, RegExp?])[] = [
  ['kubectl create -f pod.yaml', /^pod\/myapp created\n$/],
  ['kubectl get pods', /^NAME +READY +STATUS +RESTARTS +AGE\nmyapp +/],
  ['kubectl describe pods', /^Name: +myapp\n/],
  ['kubectl create -f replicationController.yml', /^replicationcontroller\/myapp-rc created\n$/],
  ['kubectl create -f svc.yml', /^service\/myapp-svc created\n$/],
  ['kubectl get svc', /\nmyapp-svc +NodePort +/],
  ['kubectl describe svc -myapp-svc', /^Name: +myapp-svc\n/, /^fauxctl: took -myapp-svc as the name myapp-svc; the real kubectl says .*\n$/],
  ['kubectl expose rc myapp-rc --name=myapp-svc --taget-port=8000 --type=NodePort', /^service\/myapp-svc exposed\n$/, /^fauxctl: took --taget-port as --target-port; .*\nfauxctl: the service myapp-svc is there already, .*\n$/],
  ['kubectl describe svc myapp-svc', /\nTargetPort: +8000\/TCP\n/],
  ['kubectl create -f deployment.yml', /^deployment.apps\/myapp-deploy created\n$/, /^fauxctl: took Deployment "myapp-deploy" of extensions\/v1beta1 as apps\/v1, .*\n$/],
  ['kubectl apply --record', /^deployment.apps\/myapp-deploy configured\n$/, /no -f given, took the manifest last used here, deployment.yml/],
]

test('the command lines of the tutorial do what its author meant, in tolerant mode', async () => {
  const cluster = createCluster({ tolerant: true, files: { 'pod.yaml': file('pod.yaml'), 'replicationController.yml': file('replicationController.yml'), 'svc.yml': file('svc.yml'), 'deployment.yml': deployment } })
  for (const [line, stdout, stderr = /^$/] of steps) {
    const result = await cluster.kubectl(line)
    expect({ line, ...result }).toMatchObject({ line, exitCode: 0 })
    expect(result.stdout).toMatch(stdout)
    expect(result.stderr).toMatch(stderr)
  }
})

test('the same slips are refused in strict mode', async () => {
  const cluster = createCluster({ files: { 'deployment.yml': deployment } })
  for (const line of ['describe svc -myapp-svc', 'expose rc myapp-rc --taget-port=8000', 'create -f deployment.yml', 'apply --record']) {
    expect(await cluster.kubectl(line)).toMatchObject({ exitCode: 1, stdout: '' })
  }
})
