import { parseApiVersion, resourceKey } from '../../api/gvk.ts'
import { formatSelector, selectorFromMap, selectorFromObject } from '../../api/labels.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { isScalable, resourceOfKind } from '../shared/scale-target.ts'

/** What an autoscaler scales. */
export interface Target { resource: string; object: KubeObject; selector: string }

/** Finds what is to be scaled, or says why there is nothing. */
export function targetOf({ metadata, spec }: KubeObject, api: ControllerApi): Target | string {
  const { apiVersion = 'v1', kind, name }: Fields = spec.scaleTargetRef
  const { group } = parseApiVersion(apiVersion)
  const resource = resourceOfKind(apiVersion, kind)
  if (!resource) return `no matches for kind "${kind}" in group "${group}"`
  const object: KubeObject | undefined = isScalable(resource) ? api.get(resource, metadata.namespace, name) : undefined
  if (!object) return isScalable(resource) ? `${resourceKey({ group, resource: resource.split('.')[0]! })} "${name}" not found` : 'the server could not find the requested resource'
  const selector = formatSelector(kind === 'ReplicationController' ? selectorFromMap(object.spec.selector) : selectorFromObject(object.spec.selector))
  return { resource, object, selector }
}
