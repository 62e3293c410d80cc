import { expect, test } from 'vitest'
import { modernise } from './oldversions.ts'

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [] } }

test('a Deployment gets today\'s version and a selector', () => {
  const old = { apiVersion: 'extensions/v1beta1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 2, rollbackTo: { revision: 1 }, template } }
  const before = JSON.stringify(old)
  expect(modernise(old)).toEqual({
    manifest: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template } },
    note: 'took Deployment "web" of extensions/v1beta1 as apps/v1, its selector from the template\'s labels',
  })
  expect(JSON.stringify(old)).toBe(before)
})

test('a selector that is there stays', () => {
  const selector = { matchLabels: { a: 'b' } }
  expect(modernise({ apiVersion: 'apps/v1beta2', kind: 'DaemonSet', metadata: { name: 'd' }, spec: { selector, template } })).toMatchObject({
    manifest: { apiVersion: 'apps/v1', spec: { selector } }, note: 'took DaemonSet "d" of apps/v1beta2 as apps/v1',
  })
})

test('an Ingress gets backends of today', () => {
  const old = {
    apiVersion: 'networking.k8s.io/v1beta1', kind: 'Ingress', metadata: { name: 'i', annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
    spec: {
      backend: { serviceName: 'fallback', servicePort: 80 },
      rules: [{ host: 'h', http: { paths: [{ path: '/a', backend: { serviceName: 'web', servicePort: 'http' } }, { pathType: 'Exact', backend: { serviceName: 'web', servicePort: '8080' } }] } }],
    },
  }
  expect(modernise(old)?.manifest).toEqual({
    apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'i' },
    spec: {
      ingressClassName: 'nginx',
      defaultBackend: { service: { name: 'fallback', port: { number: 80 } } },
      rules: [{ host: 'h', http: { paths: [
        { path: '/a', pathType: 'ImplementationSpecific', backend: { service: { name: 'web', port: { name: 'http' } } } },
        { pathType: 'Exact', backend: { service: { name: 'web', port: { number: 8080 } } } },
      ] } }],
    },
  })
})

test.each([
  [{ apiVersion: 'batch/v1beta1', kind: 'CronJob' }, 'batch/v1'],
  [{ apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget' }, 'policy/v1'],
  [{ apiVersion: 'extensions/v1beta1', kind: 'NetworkPolicy' }, 'networking.k8s.io/v1'],
  [{ apiVersion: 'apps/v1beta1', kind: 'StatefulSet', spec: null }, 'apps/v1'],
  [{ apiVersion: 'extensions/v1beta1', kind: 'Ingress', spec: { rules: [null, { http: { paths: [7] } }] } }, 'networking.k8s.io/v1'],
])('%j becomes %s', (manifest, apiVersion) => expect(modernise(manifest)?.manifest.apiVersion).toBe(apiVersion))

test.each([
  { apiVersion: 'apps/v1', kind: 'Deployment' }, { apiVersion: 'extensions/v1beta1', kind: 'Nope' }, { apiVersion: '__proto__', kind: 'constructor' },
  { apiVersion: 'extensions/v1beta1', kind: 'toString' }, { apiVersion: 7, kind: 'Deployment' }, {},
])('%j is left alone', (manifest) => expect(modernise(manifest)).toBeUndefined())
