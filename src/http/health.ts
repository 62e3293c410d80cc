/** Checks that an API server runs, in its order. */
const STARTED = [
  'start-apiserver-admission-initializer', 'generic-apiserver-start-informers', 'priority-and-fairness-config-consumer', 'priority-and-fairness-filter',
  'storage-object-count-tracker-hook', 'start-apiextensions-informers', 'start-apiextensions-controllers', 'crd-informer-synced',
  'start-system-namespaces-controller', 'peer-endpoint-reconciler-controller', 'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller', 'start-kube-apiserver-identity-lease-garbage-collector', 'storage-readiness',
  'start-legacy-token-tracking-controller', 'start-service-ip-repair-controllers', 'rbac/bootstrap-roles', 'scheduling/bootstrap-system-priority-classes',
  'priority-and-fairness-config-producer', 'bootstrap-controller', 'start-kubernetes-service-cidr-controller', 'start-kube-aggregator-informers',
  'apiservice-status-local-available-controller', 'apiservice-status-remote-available-controller', 'apiservice-registration-controller',
  'apiservice-discovery-controller', 'kube-apiserver-autoregistration',
]
const hooks = [...STARTED.map((name) => `poststarthook/${name}`), 'autoregister-completion', 'poststarthook/apiservice-openapi-controller', 'poststarthook/apiservice-openapiv3-controller']
const alive = ['ping', 'log', 'loopback-serving-certificate', 'etcd', ...hooks]

export const CHECKS: Readonly<Record<string, readonly string[]>> = {
  healthz: alive, livez: alive, readyz: ['ping', 'log', 'etcd', 'etcd-readiness', 'informer-sync', ...hooks, 'shutdown'],
}

/** What a health path says (`/readyz`, `/livez/ping`): a simulated server is always well. undefined for a check that there is not. */
export function health(path: string, query: URLSearchParams): string | undefined {
  const [, root, ...rest] = path.split('/')
  const checks = CHECKS[root!]
  if (!checks) return undefined
  const one = rest.join('/')
  if (one) return checks.includes(one) ? 'ok' : undefined
  if (!query.has('verbose')) return 'ok'
  const excluded = new Set(query.getAll('exclude'))
  const lines = checks.map((name) => (excluded.has(name) ? `[+]${name} excluded: ok` : `[+]${name} ok`))
  const unknown = [...excluded].filter((name) => !checks.includes(name))
  const warning = unknown.length ? `warn: some health checks cannot be excluded: no matches for ${unknown.map((name) => JSON.stringify(name)).join(',')}\n` : ''
  return `${lines.join('\n')}\n${warning}${root} check passed\n`
}
