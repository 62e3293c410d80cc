import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/status.ts'
import type { HookContext } from '../contract.ts'
import { binding, eviction } from './subresources.ts'

const pod = (spec = {}, status = {}) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'rec', labels: { a: 'b' } }, spec, status: { phase: 'Running', ...status } })
const context = (budgets: object[] = []) => ({ now: Date.UTC(2026, 10, 22), list: () => budgets } as unknown as HookContext)
const refusal = (run: () => unknown) => {
  try { run() } catch (error) { return [(error as ApiError).code, (error as ApiError).status.message] }
  return 'accepted'
}

/** Answers of a 1.37.2 server. */
describe('binding', () => {
  test.each([
    ['y', { name: 'n' }, {}, [400, 'name in URL does not match name in Binding object']],
    ['x', {}, {}, [500, 'target.name: Required value']],
    ['x', { kind: 'Pod', name: 'A' }, {}, [500, 'target.kind: Unsupported value: "Pod": supported values: "Node", "<empty>"']],
    ['x', { name: 'other' }, { nodeName: 'minikube' }, [409, 'Operation cannot be fulfilled on pods/binding "x": pod x is already assigned to node "minikube"']],
  ])('of %s to %j', (name, target, spec, answer) => expect(refusal(() => binding.handle(pod(spec), { metadata: { name }, target }, context()))).toEqual(answer))

  test('puts the pod on the node', () => {
    const { store, answer, code } = binding.handle(pod(), { metadata: { name: 'x' }, target: { kind: 'Node', name: 'minikube' } }, context())
    expect([store!.spec.nodeName, store!.status.conditions, code, answer.status]).toEqual(
      ['minikube', [{ type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: '2026-11-22T00:00:00Z' }], 201, 'Success'])
  })
})

describe('eviction', () => {
  const body = { metadata: { name: 'x' }, deleteOptions: { gracePeriodSeconds: 5 } }
  const budget = (disruptionsAllowed: number) => ({ metadata: { name: 'b' }, spec: { selector: { matchLabels: { a: 'b' } } }, status: { disruptionsAllowed, desiredHealthy: 1, currentHealthy: 1 } })
  const ready = { conditions: [{ type: 'Ready', status: 'True' }] }

  test('deletes with the options given', () => expect(eviction.handle(pod(), body, context()).remove).toEqual({ gracePeriodSeconds: 5 }))
  test('needs the right name', () => expect(refusal(() => eviction.handle(pod(), { metadata: { name: 'y' } }, context()))).toEqual([400, 'name in URL does not match name in Eviction object']))
  test('respects a budget', () => expect(refusal(() => eviction.handle(pod({}, ready), body, context([budget(0)])))).toEqual([429, "Cannot evict pod as it would violate the pod's disruption budget."]))
  test('goes ahead where the budget has room, and for pods that are done', () => {
    expect(refusal(() => eviction.handle(pod({}, ready), body, context([budget(1)])))).toBe('accepted')
    expect(refusal(() => eviction.handle(pod({}, { ...ready, phase: 'Succeeded' }), body, context([budget(0)])))).toBe('accepted')
  })
})
