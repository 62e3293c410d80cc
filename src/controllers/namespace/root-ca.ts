import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'

const NAME = 'kube-root-ca.crt'
const DESCRIPTION = 'kubernetes.io/description'
const TEXT = 'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'
/** Where the seed cluster keeps the certificate that all namespaces get. */
const SOURCES = ['kube-system', 'default']

/** Publishes the cluster's root certificate in each active namespace. Kubernetes: pkg/controller/certificates/rootcacertpublisher. */
export const controller = defineController({
  keys({ resource, type, object }) {
    if (resource === 'namespaces') return type === 'DELETED' ? [] : [object.metadata.name!]
    return object.metadata.name === NAME && (type === 'DELETED' || !SOURCES.includes(object.metadata.namespace!)) ? [object.metadata.namespace!] : []
  },
  reconcile(namespace, api) {
    const owner = api.get('namespaces', undefined, namespace)
    const certificate = certificateOf(api)
    if (certificate === undefined || !owner || owner.metadata.deletionTimestamp !== undefined) return
    const data = { 'ca.crt': certificate }
    const map = api.get('configmaps', namespace, NAME)
    if (!map) api.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: NAME, namespace, annotations: { [DESCRIPTION]: TEXT } }, data })
    else if (!same(map.data, data) || !map.metadata.annotations?.[DESCRIPTION]) {
      api.update('configmaps', { ...map, metadata: { ...map.metadata, annotations: { ...map.metadata.annotations, [DESCRIPTION]: TEXT } }, data })
    }
  },
})

function certificateOf(api: ControllerApi): string | undefined {
  for (const namespace of SOURCES) {
    const certificate = api.get('configmaps', namespace, NAME)?.data?.['ca.crt']
    if (certificate !== undefined) return certificate
  }
  return undefined
}
