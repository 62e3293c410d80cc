import { expect, it } from 'vitest'
import { containersOf, podSpecOf } from './podspec.ts'

const names = (pattern: string) => containersOf({ containers: [{ name: 'nginx' }, { name: 'side' }], initContainers: [{ name: 'setup' }] }, pattern).map(({ name }) => name)

it.each([
  ['*', ['nginx', 'side', 'setup']],
  ['nginx', ['nginx']],
  ['n*', ['nginx']],
  ['s*', ['side', 'setup']],
  ['nope', []],
])('containers that fit %s', (pattern, found) => expect(names(pattern)).toEqual(found))

it.each([
  [{ apiVersion: 'v1', kind: 'Pod', spec: 1 }, 1],
  [{ apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template: { spec: 2 } } }, 2],
  [{ apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec: 3 } } } } }, 3],
])('the pod spec in %j', (object, spec) => expect(podSpecOf(object)).toBe(spec))

it('needs a pod template', () => expect(() => podSpecOf({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec: {} })).toThrow('the object is not a pod or does not have a pod template: *v1.Ingress'))
