import { describe, expect, test } from 'vitest'
import type { ApiRequest } from '../../api/request.ts'
import { requestPath } from './url.ts'

const pods = { group: '', version: 'v1', resource: 'pods', namespace: 'default' }

describe('requestPath', () => {
  // Recorded from `kubectl -v=6` against a real server.
  test.each<[ApiRequest, string]>([
    [{ ...pods, verb: 'list', query: { limit: '500' } }, '/api/v1/namespaces/default/pods?limit=500'],
    [{ verb: 'get', group: '', version: 'v1', resource: 'namespaces', name: 'default' }, '/api/v1/namespaces/default'],
    [{ verb: 'list', group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles', query: { limit: '10' } }, '/apis/rbac.authorization.k8s.io/v1/clusterroles?limit=10'],
    [{ ...pods, namespace: undefined, verb: 'list', query: { limit: '500', fieldSelector: 'spec.nodeName=127.0.0.1' } }, '/api/v1/pods?fieldSelector=spec.nodeName%3D127.0.0.1&limit=500'],
    [{ ...pods, verb: 'watch', query: { resourceVersion: '7', labelSelector: 'a in (b, c)' } }, '/api/v1/namespaces/default/pods?labelSelector=a+in+%28b%2C+c%29&resourceVersion=7&watch=true'],
    [{ ...pods, verb: 'get', name: 'web', subresource: 'log', query: { container: undefined } }, '/api/v1/namespaces/default/pods/web/log'],
  ])('%j', (request, path) => expect(requestPath(request)).toBe(path))
})
