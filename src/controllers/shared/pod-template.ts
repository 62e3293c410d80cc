import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { controllerReference } from '../contract.ts'

/** The pod that a controller makes from its template: named by the API server from `generateName`, owned by `owner`. */
export function podFromTemplate(template: Fields, owner: KubeObject): Fields {
  const { labels, annotations, finalizers } = template.metadata ?? {}
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      ...(labels && { labels: { ...labels } }),
      ...(annotations && { annotations: { ...annotations } }),
      ...(finalizers && { finalizers: [...finalizers] }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: clone(template.spec),
  }
}
