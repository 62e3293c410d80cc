import { describe, expect, it } from 'vitest'
import type { Fields, KubeObject } from '../../api/object.ts'
import { writeAmounts } from './amounts.ts'
import { unspecified } from './podusage.ts'
import { countedBy, usageOf } from './usage.ts'

const made = (spec: Fields, rest: Fields = {}): KubeObject => ({ apiVersion: 'v1', kind: 'X', metadata: { name: 'x' }, spec, ...rest })
const container = (cpu: string, memory?: string) => ({ name: 'c', resources: { requests: { cpu }, ...(memory && { limits: { memory } }) } })
const usage = (resource: string, object: KubeObject) => writeAmounts(usageOf(resource, object, 0))

describe('what a quota charges', () => {
  it.each<[string, string, KubeObject, Fields]>([
    ['a pod by its containers', 'pods', made({ containers: [container('100m', '1Gi'), container('200m')] }), { 'count/pods': '1', cpu: '300m', 'limits.memory': '1Gi', pods: '1', 'requests.cpu': '300m' }],
    ['a pod by its largest init container', 'pods', made({ containers: [container('100m')], initContainers: [container('1')] }), { 'count/pods': '1', cpu: '1', pods: '1', 'requests.cpu': '1' }],
    ['a pod that is over as an object only', 'pods', made({ containers: [container('1')] }, { status: { phase: 'Succeeded' } }), { 'count/pods': '1' }],
    ['a NodePort service by its ports', 'services', made({ type: 'NodePort', ports: [{}, {}] }), { 'count/services': '1', services: '1', 'services.loadbalancers': '0', 'services.nodeports': '2' }],
    ['a claim by size and class', 'persistentvolumeclaims', made({ storageClassName: 'gold', resources: { requests: { storage: '1Gi' } } }), {
      'count/persistentvolumeclaims': '1', 'gold.storageclass.storage.k8s.io/persistentvolumeclaims': '1', 'gold.storageclass.storage.k8s.io/requests.storage': '1Gi', persistentvolumeclaims: '1', 'requests.storage': '1Gi' }],
    ['anything else by number', 'deployments.apps', made({}), { 'count/deployments.apps': '1' }],
  ])('%s', (_name, resource, object, want) => expect(usage(resource, object)).toEqual(want))

  it('asks for what it counts', () => {
    expect(unspecified({ containers: [{ name: 'b' }, { ...container('1'), name: 'a' }] }, ['limits.memory', 'requests.cpu', 'pods'])).toBe('must specify limits.memory for: a,b; requests.cpu for: b')
    expect(unspecified({ containers: [container('1')] }, ['pods', 'requests.cpu'])).toBeUndefined()
  })

  it('knows which names count a resource', () => {
    expect(countedBy('services', ['pods', 'services', 'services.nodeports', 'count/services', 'count/pods'])).toEqual(['services', 'services.nodeports', 'count/services'])
    expect(countedBy('deployments.apps', ['deployments.apps', 'count/deployments.apps'])).toEqual(['count/deployments.apps'])
  })
})
