import type { Fields, KubeObject } from '../../api/object.ts'
import { controllerReference, defineController } from '../contract.ts'
import { keyOf, splitKey } from '../shared/keys.ts'
import { TRIGGER_TIME } from '../shared/services.ts'
import type { Group, Plan } from './slices.ts'
import { carryOut, isIdle, MANAGED_BY, orderedPorts, planGroups, SERVICE_NAME, SLICES } from './slices.ts'

const MANAGER = 'endpointslicemirroring-controller.k8s.io'
const SKIP = 'endpointslice.kubernetes.io/skip-mirror'
const LEADER = 'control-plane.alpha.kubernetes.io/leader'
const NOT_COPIED = new Set([TRIGGER_TIME, 'kubectl.kubernetes.io/last-applied-configuration'])

/** Mirrors hand-made Endpoints of Services without a selector into EndpointSlices. Kubernetes: pkg/controller/endpointslicemirroring. */
export const controller = defineController({
  keys(change) {
    if (change.resource !== SLICES) return [keyOf(change.object)]
    const { namespace, labels } = change.object.metadata
    return labels?.[MANAGED_BY] === MANAGER && labels[SERVICE_NAME] ? [`${namespace}/${labels[SERVICE_NAME]}`] : []
  },
  reconcile(key, api) {
    const [namespace, name] = splitKey(key)
    const endpoints = api.get('endpoints', namespace, name)
    const service = api.get('services', namespace, name)
    const existing = api.list(SLICES, namespace).filter(({ metadata: { labels } }) => labels?.[MANAGED_BY] === MANAGER && labels[SERVICE_NAME] === name)
    const mirrored = endpoints && service && !service.spec.selector && endpoints.metadata.labels?.[SKIP] !== 'true' && endpoints.metadata.annotations?.[LEADER] === undefined
    const plan = mirrored ? planMirror(endpoints, existing) : { create: [], update: [], remove: [...existing] }
    if (!isIdle(plan)) carryOut(plan, undefined, api)
  },
})

function planMirror(endpoints: KubeObject, existing: readonly KubeObject[]): Plan {
  const { name, namespace } = endpoints.metadata
  const labels = { ...endpoints.metadata.labels, [SERVICE_NAME]: name!, [MANAGED_BY]: MANAGER }
  const annotations = Object.fromEntries(Object.entries(endpoints.metadata.annotations ?? {}).filter(([key]) => !NOT_COPIED.has(key)))
  const blank = (): KubeObject => ({
    apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice',
    metadata: { generateName: `${name}-`, namespace, labels, ...(Object.keys(annotations).length && { annotations }), ownerReferences: [controllerReference(endpoints)] },
  })
  return planGroups(groupsOf(endpoints), existing, labels, blank)
}

function groupsOf(endpoints: KubeObject): Group[] {
  const groups = new Map<string, Group>()
  for (const subset of endpoints.subsets ?? []) {
    const ports = orderedPorts((subset.ports ?? []).map((port: Fields) => ({ name: '', ...port })))
    for (const ready of [true, false]) {
      for (const address of (ready ? subset.addresses : subset.notReadyAddresses) ?? []) {
        const addressType = address.ip.includes(':') ? 'IPv6' : 'IPv4'
        const key = addressType + JSON.stringify(ports)
        let group = groups.get(key)
        if (!group) groups.set(key, (group = { addressType, ports, endpoints: [] }))
        const { hostname, nodeName, targetRef } = address
        group.endpoints.push({ addresses: [address.ip], conditions: { ready }, ...(hostname && { hostname }), ...(nodeName && { nodeName }), ...(targetRef && { targetRef }) })
      }
    }
  }
  return [...groups.values()]
}
