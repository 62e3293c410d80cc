import { resourceKey } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import { badRequest, conflict, invalidObject, noSuchPath, notFound } from '../api/status.ts'
import { invalid } from '../api/field.ts'
import type { ResourceRow, ScaleMapping } from '../kinds/contract.ts'
import type { Session, Writer } from './session.ts'
import { updateObject } from './update.ts'

/** The `autoscaling/v1 Scale` of an object. @throws ApiError 404 */
export function getScale(session: Session, row: ResourceRow, namespace: string | undefined, name: string): KubeObject {
  const { object, mapping } = find(session, row, namespace, name)
  return scaleOf(object, mapping)
}

function scaleOf(object: KubeObject, mapping: ScaleMapping): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const selector = mapping.selector(object)
  return {
    kind: 'Scale', apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: withoutZero({ replicas: at(object, mapping.specReplicas) }),
    status: { replicas: at(object, mapping.statusReplicas) ?? 0, ...(selector && { selector }) },
  }
}

/** Sets the replicas through the Scale. `scale` is the whole Scale object, decoded. @throws ApiError 404, 409, 422 */
export function updateScale(session: Session, row: ResourceRow, namespace: string | undefined, name: string, scale: Fields, writer: Writer): KubeObject {
  const { object, mapping } = find(session, row, namespace, name)
  const asked = scale.metadata?.resourceVersion
  if (asked && asked !== object.metadata.resourceVersion) {
    throw conflict(row, name, 'the object has been modified; please apply your changes to the latest version and try again')
  }
  if (scale.metadata?.name && scale.metadata.name !== name) throw badRequest(`the name of the object (${scale.metadata.name}) does not match the name on the URL (${name})`)
  const replicas = scale.spec?.replicas ?? 0
  if (replicas < 0) throw invalidObject({ group: 'autoscaling', kind: 'Scale' }, name, [invalid('spec.replicas', replicas, 'must be greater than or equal to 0')])
  const next = clone(object)
  put(next, mapping.specReplicas, replicas)
  return scaleOf(updateObject(session, row, namespace, name, next, writer, { subresource: 'scale' }), mapping)
}

function find(session: Session, row: ResourceRow, namespace: string | undefined, name: string): { object: KubeObject; mapping: ScaleMapping } {
  const mapping = session.kind(row).scale
  if (!mapping || !row.subresources?.includes('scale')) throw noSuchPath()
  const object = session.get(resourceKey(row), row.namespaced ? namespace : undefined, name)
  if (!object) throw notFound(row, name)
  return { object, mapping }
}

const withoutZero = (spec: { replicas: unknown }) => (spec.replicas ? spec : {})
const at = (object: Fields, path: string) => path.split('.').reduce((value, key) => value?.[key], object as any)
function put(object: Fields, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop()!
  let place = object
  for (const key of keys) place = place[key] ??= {}
  place[last] = value
}
