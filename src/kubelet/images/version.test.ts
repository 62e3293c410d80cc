import { expect, test } from 'vitest'
import { versionOf } from './version.ts'

test.each([
  ['nginx', '1.29.4'], ['nginx:latest', '1.29.4'], ['nginx:1.27', '1.27.5'], ['nginx:1.27-alpine', '1.27.5'], ['nginx:1.14.2', '1.14.2'], ['nginx:alpine', '1.29.4'], ['nginx:stable', '1.28.1'],
  ['docker.io/library/nginx:1', '1.29.4'], ['redis:7', '7.4.7'], ['postgres:16', '16.11'], ['postgres:16.4', '16.4'], ['postgres:9.6', '9.6.24'], ['mysql:5.7', '5.7.44'], ['httpd:2.4', '2.4.66'],
])('%s holds %s', (image, version) => expect(versionOf(image)?.version).toBe(version))

test.each(['busybox', 'example.com/nginx', 'me/nginx:1.27'])('%s says nothing of its version', (image) => expect(versionOf(image)).toBeUndefined())
