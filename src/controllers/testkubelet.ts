import { rfc3339 } from '../api/time.ts'
import type { Controller } from './contract.ts'
import { defineController } from './contract.ts'
import { nodeOf } from './daemonset/pod.ts'
import { keyOf, splitKey } from './shared/keys.ts'

/**
 * A kubelet and scheduler for tests: pods start and end as soon as they can; one with a nodeSelector finds no node.
 * `end` says how a pod ends by itself (`Succeeded`, `Failed`), for Jobs.
 */
export function testKubelet(end: (name: string) => 'Succeeded' | 'Failed' | undefined = () => undefined): Controller {
  return defineController({
    keys: (change) => (change.resource === 'pods' && change.type !== 'DELETED' ? [keyOf(change.object)] : []),
    reconcile(key, api) {
      const pod = api.get('pods', ...splitKey(key))
      if (!pod || pod.spec.nodeSelector) return
      const time = rfc3339(api.now)
      const ready = (status: string) => [{ type: 'Ready', status, lastTransitionTime: time }]
      if (!pod.status?.phase) {
        api.bind({ ...pod, spec: { ...pod.spec, nodeName: nodeOf(pod) ?? 'minikube' }, status: { phase: 'Pending' } })
      } else if (pod.metadata.deletionTimestamp && pod.metadata.deletionGracePeriodSeconds) api.delete('pods', pod.metadata.namespace, pod.metadata.name!, { gracePeriodSeconds: 0 })
      else if (pod.status.phase === 'Pending') api.updateStatus('pods', { ...pod, status: { phase: 'Running', conditions: ready('True') } })
      else if (pod.status.phase === 'Running' && end(pod.metadata.name!)) {
        const containerStatuses = [{ state: { terminated: { finishedAt: time } } }]
        api.updateStatus('pods', { ...pod, status: { phase: end(pod.metadata.name!), conditions: ready('False'), containerStatuses } })
      }
    },
  })
}
