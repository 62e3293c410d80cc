import { apiVersionOf } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { clone } from '../api/object.ts'
import { ApiError } from '../api/status.ts'
import { encode } from '../api/schema/decode.ts'
import { createObject } from '../apiserver/create.ts'
import { deleteObject } from '../apiserver/delete.ts'
import type { Session, Writer } from '../apiserver/session.ts'
import { updateObject } from '../apiserver/update.ts'
import type { ControllerApi } from './contract.ts'
import { recordEvent } from './recorder.ts'

/** The API for one controller: the server's own operations, as that controller's user. */
export function controllerApi(session: Session, name: string, requeueAt: (key: string, time: number) => void): ControllerApi {
  const writer: Writer = { user: { username: `system:${managerOf(name)}`, groups: ['system:masters'] }, manager: managerOf(name), dryRun: false, deaf: true, warn: () => {} }
  /** A private copy in the form that decoding would give. */
  const canonical = (resource: string, object: KubeObject) => {
    const { type } = session.kind(session.storedRow(resource))
    return type ? encode(session.schema(), type, object) as KubeObject : clone(object)
  }
  const save = (resource: string, object: KubeObject, subresource?: string) => {
    const { namespace, name: itsName } = object.metadata
    if (subresource === 'status') return saveStatus(resource, object)
    return updateObject(session, session.storedRow(resource), namespace, itsName!, canonical(resource, object), writer, { subresource, fieldsManaged: subresource === 'binding' })
  }
  /** Only metadata and status are decoded anew: the rest is the stored object's own. */
  const saveStatus = (resource: string, object: KubeObject) => {
    const row = session.storedRow(resource)
    const { namespace, name: itsName } = object.metadata
    const { type } = session.kind(row)
    const old = session.get(resource, namespace, itsName!)
    if (!type || !old) return updateObject(session, row, namespace, itsName!, canonical(resource, object), writer, { subresource: 'status' })
    const { metadata, status } = encode(session.schema(), type, { metadata: object.metadata, status: object.status })
    return updateObject(session, row, namespace, itsName!, { ...old, metadata, status } as KubeObject, writer, { subresource: 'status', statusOnly: true })
  }
  return {
    get now() { return session.now },
    get: (resource, namespace, itsName) => session.get(resource, namespace, itsName) as any,
    list: (resource, namespace) => session.list(resource, namespace) as any,
    owned: (resource, namespace, uid) => session.owned(resource, namespace, uid) as any,
    resources: () => session.tx.resources(),
    create: (resource, object: Fields) => {
      const row = session.storedRow(resource)
      const body = canonical(resource, { ...object, apiVersion: apiVersionOf(row), kind: row.kind } as unknown as KubeObject)
      return createObject(session, row, body.metadata.namespace, body, writer) as any
    },
    update: (resource, object, subresource) => save(resource, object, subresource) as any,
    updateStatus: (resource, object) => save(resource, object, 'status') as any,
    bind: (pod) => { save('pods', pod, 'binding') },
    delete: (resource, namespace, itsName, options = {}) => {
      const { uid, ...rest } = options
      deleteObject(session, session.storedRow(resource), namespace, itsName, { ...rest, ...(uid && { preconditions: { uid } }) }, writer)
    },
    event: (regarding, text, component, host) => tellEvent(session, writer, regarding, text, component, host),
    requeueAt,
    recall: (slot, key) => session.tx.recall(slot, key) as any,
    remember: (slot, key, value) => session.tx.remember(slot, key, value),
    random: (below) => session.random.below(below),
    randomName: (length) => session.random.name(length),
  }
}

/** managedFields call the simulated components by their binaries. */
const managerOf = (controller: string) => (controller === 'kubelet' ? 'kubelet' : controller === 'scheduler' ? 'kube-scheduler' : 'kube-controller-manager')

/** An event that cannot be kept (its namespace is going) is no reason to fail. */
function tellEvent(session: Session, ...event: Parameters<typeof recordEvent> extends [Session, ...infer Rest] ? Rest : never): void {
  try {
    recordEvent(session, ...event)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}
