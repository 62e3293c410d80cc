import { apiVersionOf, resourceKey } from '../api/gvk.ts'
import { validateMetadata } from '../api/metadata.ts'
import type { KubeObject } from '../api/object.ts'
import { ApiError, alreadyExists, badRequest, forbiddenError, invalidObject, notFound } from '../api/status.ts'
import { encode } from '../api/schema/decode.ts'
import { rfc3339 } from '../api/time.ts'
import type { ResourceRow } from '../kinds/contract.ts'
import { applyLimitDefaults, checkLimits } from './admission/limits.ts'
import { chargeQuotas } from './admission/quota.ts'
import { recordWrite } from './managed.ts'
import type { Session, Writer } from './session.ts'

/** Names made from generateName keep inside the limit of a DNS label. `apiserver: storage/names` */
const MAX_GENERATED_PREFIX = 58
const NAME_TRIES = 8

/**
 * Stores a new object. `given` is a private copy, decoded, in `row`'s version; what comes back is the stored form.
 * @throws ApiError 400, 403, 404 (namespace), 409 (exists), 422
 */
export function createObject(session: Session, row: ResourceRow, namespace: string | undefined, given: KubeObject, writer: Writer): KubeObject {
  let object = given
  const kind = session.kind(row)
  const storage = session.kinds.storage(session.tx, row)
  const meta = (object.metadata ??= {})
  if (row.namespaced) placeInNamespace(namespace, object)
  else if (meta.namespace) delete meta.namespace
  if (meta.resourceVersion) throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created')
  if (row.namespaced) requireNamespace(session, row, object)

  meta.uid = session.random.uid()
  meta.creationTimestamp = rfc3339(session.now)
  delete meta.deletionTimestamp
  delete meta.deletionGracePeriodSeconds
  delete meta.managedFields
  delete meta.selfLink
  // Kinds that do not count keep what the client says.
  if (kind.hasGeneration ?? 'spec' in object) meta.generation = 1
  const generated = !meta.name && !!meta.generateName

  const hooks = session.hooks(writer)
  if (kind.statusIsOwn !== false && row.subresources?.includes('status')) object.status = {}
  kind.defaults?.(object)
  // As in the real server, admission comes after the booking of fields: what it adds belongs to nobody.
  recordWrite(session, row, object, undefined, writer, '')
  if (generated) meta.name = generateName(session, meta.generateName!)
  if (row.namespaced) applyLimitDefaults(session, row, object)
  kind.prepareForCreate?.(object, hooks)
  kind.admit?.(object, undefined, hooks)
  const errors = [
    ...validateMetadata(meta, { namespaced: row.namespaced, nameRule: kind.nameRule ?? 'subdomain', freeFinalizers: kind.freeFinalizers }, 'metadata'),
    ...(kind.validate?.(object, hooks) ?? []),
  ]
  if (errors.length) throw invalidObject(storage, meta.name ?? '', errors)
  if (!writer.deaf) for (const text of kind.warnings?.(object, undefined) ?? []) writer.warn(text)

  checkLimits(session, row, object)
  const key = resourceKey(storage)
  for (let tries = 1; session.get(key, meta.namespace, meta.name!); tries++) {
    if (!generated || tries >= NAME_TRIES) throw alreadyExists(row, meta.name!)
    meta.name = generateName(session, meta.generateName!)
  }
  // Holds the place of the version that the store will give.
  if (!writer.dryRun) meta.resourceVersion = '0'
  if (kind.type) object = encode(session.schema(), kind.type, object) as KubeObject
  const stored = kind.convert ? kind.convert.toStored(object) : object
  stored.apiVersion = apiVersionOf(storage)
  chargeQuotas(session, storage, stored, undefined, writer)
  return writer.dryRun ? stored : session.write(storage, stored, undefined)
}

function generateName(session: Session, prefix: string): string {
  return prefix.slice(0, MAX_GENERATED_PREFIX) + session.random.name(5)
}

function placeInNamespace(namespace: string | undefined, object: KubeObject): void {
  const meta = object.metadata
  if (!meta.namespace) meta.namespace = namespace ?? 'default'
  else if (namespace !== undefined && meta.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
}

/** The admission plugin NamespaceLifecycle: nothing is made in a namespace that is missing or going. */
function requireNamespace(session: Session, row: ResourceRow, object: KubeObject): void {
  const name = object.metadata.namespace!
  const namespace = session.get('namespaces', undefined, name)
  if (!namespace) throw notFound({ group: '', resource: 'namespaces' }, name)
  if (namespace.metadata.deletionTimestamp) {
    const text = `unable to create new content in namespace ${name} because it is being terminated`
    const error = forbiddenError(row, object.metadata.name ?? '', text)
    error.status.details = { ...error.status.details, causes: [{ reason: 'NamespaceTerminating', message: `namespace ${name} is being terminated`, field: 'metadata.namespace' }] }
    throw error
  }
}
