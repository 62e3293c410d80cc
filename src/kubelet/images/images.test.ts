import { describe, expect, test } from 'vitest'
import { pullFault } from './pullfault.ts'
import { fullImage, referenceFault } from './reference.ts'

test.each([
  ['nginx', 'docker.io/library/nginx:latest'],
  ['nginx:1.27', 'docker.io/library/nginx:1.27'],
  ['punitporwal07/myapp:0.1', 'docker.io/punitporwal07/myapp:0.1'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
  [`nginx@sha256:${'a'.repeat(64)}`, `docker.io/library/nginx@sha256:${'a'.repeat(64)}`],
])('%s is %s', (image, full) => expect(fullImage(image)).toBe(full))

test.each([
  ['nginx', undefined], ['a/b/c:1', undefined], ['Nginx.example.com/app', undefined],
  ['BadName', 'invalid reference format: repository name (library/BadName) must be lowercase'],
  ['my/App', 'invalid reference format: repository name (my/App) must be lowercase'],
  ['nginx::1', 'invalid reference format'], ['nginx:', 'invalid reference format'], ['-nginx', 'invalid reference format'], ['nginx@sha256:12', 'invalid reference format'],
])('the fault of %s', (image, fault) => expect(referenceFault(image)).toBe(fault))

describe('what a registry has', () => {
  test.each(['nginx', 'nginx:1.14.2', 'nginx:1.7.9', 'nginx:1.27-alpine', 'nginx:stable-alpine', 'httpd:2.4', 'busybox:1.28', 'alpine:3.20', 'redis:7', 'redis:7.2-alpine', 'postgres:16', 'mysql:8.0', 'mysql:5.6', 'memcached:1.6', 'punitporwal07/myapp:0.2', 'somebody/anything:9.9', 'example.com/team/app'])('%s pulls', (image) => expect(pullFault(image)).toBeUndefined())
  test.each(['nginx:1.161', 'nginx:1.99', 'nginx:1.91', 'nginx:lates', 'nginx:9', 'httpd:3', 'busybox:2', 'redis:99', 'punitporwal07/myapp:0.9', 'somebody/app:does-not-exist'])('%s is not found', (image) => expect(pullFault(image)).toContain('code = NotFound'))
  test.each(['nosuchimage12345', 'nosuch/image:1', 'team/does-not-exist:2'])('%s is denied', (image) => expect(pullFault(image)).toContain('pull access denied'))
})
