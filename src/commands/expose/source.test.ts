import { describe, expect, it } from 'vitest'
import { portsOf, protocolsOf, selectorOf } from './source.ts'

const pod = { kind: 'Pod', metadata: {}, spec: { containers: [{ ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }] }, { ports: [{ containerPort: 80 }] }, {}] } }

describe('what an exposed object says', () => {
  it('each port once, with all its protocols', () => {
    expect(portsOf(pod)).toEqual(['53', '80'])
    expect([...protocolsOf(pod)]).toEqual([['53', ['UDP', 'TCP']], ['80', ['TCP']]])
  })

  it.each([
    [pod, 'the pod has no labels and cannot be exposed'],
    [{ kind: 'Service', metadata: {}, spec: {} }, 'the service has no pod selector set'],
    [{ kind: 'Deployment', metadata: {}, spec: { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } } }, 'invalid deployment: no selectors, therefore cannot be exposed'],
    [{ kind: 'ReplicaSet', metadata: {}, spec: { selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b', 'c'] }] } } }, `couldn't convert expressions - "[{Key:a Operator:In Values:[b c]}]" to map-based selector format`],
  ])('refuses %j', (object, message) => expect(() => selectorOf(object)).toThrow(message))
})
