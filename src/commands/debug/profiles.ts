import type { Fields } from '../../api/object.ts'
import type { DebugFlags } from './flags.ts'

/** What is debugged: a node by a pod of its own, a pod by a copy, or by one more container. */
export type Style = 'node' | 'copy' | 'ephemeral'

/** What a profile is applied to. */
interface Subject { pod: Fields; container: Fields; style: Style; flags: DebugFlags }
type Profile = (subject: Subject) => void

const security = (container: Fields): Fields => (container.securityContext ??= {})

function addCapabilities(container: Fields, ...names: string[]): void {
  const capabilities = (security(container).capabilities ??= {})
  capabilities.add = [...(capabilities.add ?? []), ...names]
}

function useHost(pod: Fields): void {
  Object.assign(pod.spec, { hostNetwork: true, hostPID: true, hostIPC: true })
}

function mountRoot(pod: Fields, container: Fields): void {
  pod.spec.volumes = [...(pod.spec.volumes ?? []), { name: 'host-root', hostPath: { path: '/' } }]
  container.volumeMounts = [...(container.volumeMounts ?? []), { mountPath: '/host', name: 'host-root' }]
}

/** A copy is plain: it has no labels that a service or controller would take it by, and no probes. */
function strip({ pod, flags }: Subject): void {
  if (!flags['keep-labels']) delete pod.metadata.labels
  if (!flags['keep-annotations']) delete pod.metadata.annotations
  for (const container of pod.spec.containers as Fields[]) {
    if (!flags['keep-liveness']) delete container.livenessProbe
    if (!flags['keep-readiness']) delete container.readinessProbe
    if (!flags['keep-startup']) delete container.startupProbe
  }
  if (!flags['keep-init-containers']) delete pod.spec.initContainers
  pod.spec.shareProcessNamespace ??= true
}

/** The profiles by name. `kubectl: debug.NewProfileApplier` */
export const profiles: Readonly<Record<string, Profile>> = {
  legacy({ pod, container, style }) {
    if (style === 'copy') delete pod.metadata.labels
    if (style !== 'node') return
    mountRoot(pod, container)
    useHost(pod)
  },
  general(subject) {
    const { pod, container, style } = subject
    if (style === 'copy') strip(subject)
    if (style !== 'node') return addCapabilities(container, 'SYS_PTRACE')
    mountRoot(pod, container)
    delete container.securityContext
    useHost(pod)
  },
  baseline(subject) {
    delete subject.container.securityContext
    if (subject.style === 'copy') strip(subject)
  },
  restricted(subject) {
    subject.container.securityContext = { runAsNonRoot: true, capabilities: { drop: ['ALL'] }, allowPrivilegeEscalation: false, seccompProfile: { type: 'RuntimeDefault' } }
    if (subject.style === 'copy') strip(subject)
  },
  netadmin(subject) {
    addCapabilities(subject.container, 'NET_ADMIN', 'NET_RAW')
    if (subject.style === 'node') useHost(subject.pod)
    if (subject.style === 'copy') strip(subject)
  },
  sysadmin(subject) {
    const { pod, container, style } = subject
    security(container).privileged = true
    if (style === 'copy') strip(subject)
    if (style !== 'node') return
    useHost(pod)
    mountRoot(pod, container)
  },
}
