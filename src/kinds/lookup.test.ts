import { describe, expect, it } from 'vitest'
import { resourceKey } from '../api/gvk.ts'
import { catalog } from './catalog.ts'
import { rowOfKey, rowOfKind, rowOfResource, rowOfWord, storedRow } from './lookup.ts'

describe('rowOfWord', () => {
  it.each([
    ['po', 'pods'], ['pod', 'pods'], ['PODS', 'pods'], ['svc', 'services'], ['deploy', 'deployments.apps'], ['deployments.apps', 'deployments.apps'], ['deployments.v1.apps', 'deployments.apps'], ['deploy.a', 'deployments.apps'],
    ['ev', 'events'], ['events', 'events'], ['events.events.k8s.io', 'events.events.k8s.io'], ['hpa', 'horizontalpodautoscalers.autoscaling'], ['ing', 'ingresses.networking.k8s.io'], ['crds', 'customresourcedefinitions.apiextensions.k8s.io'],
    ['limits', 'limitranges'], ['cs', 'componentstatuses'],
  ])('%s is %s', (word, key) => expect(resourceKey(rowOfWord(word)!)).toBe(key))
  it.each(['', 'foo', 'pods.apps', 'deployments.v2.apps'])('%s is nothing', (word) => expect(rowOfWord(word)).toBeUndefined())
  it('prefers the version that the group prefers', () => {
    expect(rowOfWord('hpa')!.version).toBe('v2')
    expect(rowOfKey('horizontalpodautoscalers.autoscaling')!.version).toBe('v2')
    expect(rowOfWord('hpa.v1.autoscaling')!.version).toBe('v1')
  })
})

describe('rows', () => {
  it('are found by resource and by kind', () => {
    expect(rowOfResource({ group: 'apps', version: 'v1', resource: 'deployments' })?.kind).toBe('Deployment')
    expect(rowOfResource({ group: 'apps', version: 'v2', resource: 'deployments' })).toBeUndefined()
    expect(rowOfKind({ group: '', version: 'v1', kind: 'Endpoints' })?.resource).toBe('endpoints')
  })
  it('of views lead to what is stored', () => {
    expect(resourceKey(storedRow(rowOfKind({ group: 'events.k8s.io', version: 'v1', kind: 'Event' })!))).toBe('events')
    expect(storedRow(rowOfKind({ group: 'autoscaling', version: 'v1', kind: 'HorizontalPodAutoscaler' })!).version).toBe('v2')
  })
  it.each(catalog.map((row) => [`${row.resource}.${row.version}.${row.group}`, row] as const))('%s has a kind of its own type', async (_name, row) => {
    const kind = await row.load()
    expect(kind.type).toMatch(new RegExp(`/${row.version}\\.${row.kind}$`))
  })
})
