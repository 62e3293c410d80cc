import { ApiError } from '../../api/status.ts'
import { defineController } from '../contract.ts'

const ACCOUNT = 'default'

/** Sees to it that each active namespace has its default ServiceAccount. Kubernetes: pkg/controller/serviceaccount. */
export const controller = defineController({
  keys({ resource, type, object }) {
    if (resource === 'namespaces') return type === 'DELETED' ? [] : [object.metadata.name!]
    return type === 'DELETED' && object.metadata.name === ACCOUNT ? [object.metadata.namespace!] : []
  },
  reconcile(namespace, api) {
    const owner = api.get('namespaces', undefined, namespace)
    if (!owner || owner.metadata.deletionTimestamp !== undefined || api.get('serviceaccounts', namespace, ACCOUNT)) return
    try {
      api.create('serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: ACCOUNT, namespace } })
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'AlreadyExists') throw error
    }
  },
})
