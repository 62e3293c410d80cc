import { same } from '../../api/object.ts'
import type { KubeObject } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { defineController } from '../contract.ts'
import { withLeftovers } from './conditions.ts'
import { contentOf, empty } from './content.ts'

const FINALIZER = 'kubernetes'
/** The controller lets so much time pass after each change of a namespace. */
const PATIENCE_MS = 5000
const LOOKS = 'namespace-looks'
/** After so many looks at a namespace that does not get empty, the looks become rare. */
const MANY_LOOKS = 20
const RARE_MS = 60_000

/** Empties namespaces that are being deleted, then lets them go. Kubernetes: pkg/controller/namespace. */
export const controller = defineController({
  keys({ object, type }, api) {
    if (type !== 'DELETED' && object.metadata.deletionTimestamp !== undefined) api.requeueAt(object.metadata.name!, api.now + PATIENCE_MS)
    return []
  },
  needs: (name, api) => (api.get('namespaces', undefined, name)?.metadata.deletionTimestamp === undefined ? [] : contentOf(name, api)),
  reconcile(name, api) {
    const namespace = api.get('namespaces', undefined, name)
    if (namespace?.metadata.deletionTimestamp !== undefined && namespace.spec?.finalizers?.length) finalize(namespace, api)
  },
})

function finalize(namespace: KubeObject, api: ControllerApi): void {
  const name = namespace.metadata.name!
  const emptied = empty(namespace, api)
  const status = { ...namespace.status, phase: 'Terminating', conditions: withLeftovers(namespace.status?.conditions ?? [], emptied, api.now) }
  const told = same(status, namespace.status) ? namespace : api.updateStatus('namespaces', { ...namespace, status })
  if (emptied.estimate > 0) return lookAgain(name, emptied.estimate, api)
  api.remember(LOOKS, name, undefined)
  const finalizers = told.spec.finalizers.filter((finalizer: string) => finalizer !== FINALIZER)
  const { finalizers: _, ...spec } = told.spec
  api.update('namespaces', { ...told, spec: { ...spec, ...(finalizers.length && { finalizers }) } }, 'finalize')
}

function lookAgain(name: string, estimate: number, api: ControllerApi): void {
  const looks = (api.recall<number>(LOOKS, name) ?? 0) + 1
  api.remember(LOOKS, name, looks)
  api.requeueAt(name, api.now + (looks > MANY_LOOKS ? RARE_MS : (Math.floor(estimate / 2) + 1) * 1000))
}
