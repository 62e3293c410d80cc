/** Built-in admission of new pods, in the order in which the server's plug-ins run. */
import { forbiddenError } from '../../api/status.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import type { HookContext } from '../contract.ts'

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount'
const tokenVolume = 'kube-api-access-'
const mirrorAnnotation = 'kubernetes.io/config.mirror'
const builtInPriorities: Record<string, number> = { 'system-node-critical': 2000001000, 'system-cluster-critical': 2000000000 }

const refuse = (pod: KubeObject, text: string) => forbiddenError({ group: '', resource: 'pods' }, pod.metadata.name ?? '', text)

/** Service account, priority, default tolerations and runtime class of a new pod. @throws ApiError */
export function admitNewPod(pod: KubeObject, ctx: HookContext): void {
  admitServiceAccount(pod, ctx)
  admitPriority(pod, ctx)
  addDefaultTolerations(pod.spec)
  admitRuntimeClass(pod, ctx)
}

/** Values that admission gave are kept where an update leaves them out. */
export function admitPodUpdate(pod: KubeObject, old: KubeObject): void {
  for (const field of ['priority', 'preemptionPolicy']) {
    if (pod.spec[field] === undefined && old.spec[field] !== undefined) pod.spec[field] = old.spec[field]
  }
  addDefaultTolerations(pod.spec)
}

/** `kubernetes: plugin/pkg/admission/serviceaccount` */
function admitServiceAccount(pod: KubeObject, ctx: HookContext): void {
  const spec = pod.spec, namespace = pod.metadata.namespace
  if (pod.metadata.annotations?.[mirrorAnnotation] !== undefined) {
    if (spec.serviceAccountName) throw refuse(pod, 'a mirror pod may not reference service accounts')
    return
  }
  if (!spec.serviceAccountName) spec.serviceAccountName = spec.serviceAccount = 'default'
  const account = ctx.get('serviceaccounts', namespace, spec.serviceAccountName)
  if (!account) throw refuse(pod, `error looking up service account ${namespace}/${spec.serviceAccountName}: serviceaccount ${JSON.stringify(spec.serviceAccountName)} not found`)
  if (spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true) mountToken(spec, ctx)
  if (!spec.imagePullSecrets?.length && account.imagePullSecrets?.length) {
    spec.imagePullSecrets = account.imagePullSecrets.map(({ name }: Fields) => ({ name }))
  }
}

function mountToken(spec: Fields, ctx: HookContext): void {
  const present = (spec.volumes ?? []).find(({ name }: Fields) => name?.startsWith(tokenVolume))
  const name = present?.name ?? tokenVolume + ctx.randomName(5)
  let mounted = false
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    if (container.volumeMounts?.some(({ mountPath }: Fields) => mountPath === tokenPath)) continue
    container.volumeMounts = [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: tokenPath }]
    mounted = true
  }
  if (present || !mounted) return
  spec.volumes = [...(spec.volumes ?? []), {
    name,
    projected: {
      defaultMode: 0o644,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  }]
}

/** `kubernetes: plugin/pkg/admission/priority` */
function admitPriority(pod: KubeObject, ctx: HookContext): void {
  const spec = pod.spec
  const resource = 'priorityclasses.scheduling.k8s.io'
  let chosen: KubeObject | undefined
  if (spec.priorityClassName) {
    chosen = ctx.get(resource, undefined, spec.priorityClassName)
    if (!chosen && builtInPriorities[spec.priorityClassName] === undefined) throw refuse(pod, `no PriorityClass with name ${spec.priorityClassName} was found`)
  } else {
    const defaults = ctx.list(resource).filter(({ globalDefault }) => globalDefault)
    chosen = defaults.reduce<KubeObject | undefined>((lowest, next) => (!lowest || next.value < lowest.value ? next : lowest), undefined)
    if (chosen) spec.priorityClassName = chosen.metadata.name
  }
  const priority = chosen?.value ?? builtInPriorities[spec.priorityClassName] ?? 0
  const policy = chosen?.preemptionPolicy ?? 'PreemptLowerPriority'
  const note = 'must not be provided in pod spec; priority admission controller computed'
  if ((spec.priority ?? priority) !== priority) throw refuse(pod, `the integer value of priority (${spec.priority}) ${note} ${priority} from the given PriorityClass name`)
  if ((spec.preemptionPolicy ?? policy) !== policy) throw refuse(pod, `the string value of PreemptionPolicy (${spec.preemptionPolicy}) ${note} ${policy} from the given PriorityClass name`)
  spec.priority = priority
  spec.preemptionPolicy = policy
}

/** A pod stays five minutes on a node that is not ready or not reachable, unless it says otherwise. */
function addDefaultTolerations(spec: Fields): void {
  const given: Fields[] = spec.tolerations ?? []
  const added = ['not-ready', 'unreachable'].map((name) => `node.kubernetes.io/${name}`)
    .filter((key) => !given.some((one) => (!one.key || one.key === key) && (!one.effect || one.effect === 'NoExecute')))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }))
  if (added.length) spec.tolerations = [...given, ...added]
}

/** `kubernetes: plugin/pkg/admission/runtimeclass` */
function admitRuntimeClass(pod: KubeObject, ctx: HookContext): void {
  const spec = pod.spec
  if (!spec.runtimeClassName) return
  const runtimeClass = ctx.get('runtimeclasses.node.k8s.io', undefined, spec.runtimeClassName)
  if (!runtimeClass) throw refuse(pod, `pod rejected: RuntimeClass ${JSON.stringify(spec.runtimeClassName)} not found`)
  if (runtimeClass.overhead?.podFixed) spec.overhead = { ...runtimeClass.overhead.podFixed }
  const scheduling = runtimeClass.scheduling
  if (scheduling?.nodeSelector) spec.nodeSelector = { ...spec.nodeSelector, ...scheduling.nodeSelector }
  if (scheduling?.tolerations) spec.tolerations = [...(spec.tolerations ?? []), ...scheduling.tolerations]
}
