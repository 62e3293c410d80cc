import type { KubeConfig } from './model.ts'

/** Where the simulated cluster says it is. */
export const ownServer = 'https://127.0.0.1:8443'
/** The token of the administrator in the built-in kubeconfig. */
export const adminToken = 'fauxctl-admin'

/** The kubeconfig of a cluster that has no file for it yet. */
export const defaultConfig = (origin: string): KubeConfig => ({
  clusters: new Map([['minikube', { fields: { server: ownServer }, origin }]]),
  users: new Map([['kubernetes-admin', { fields: { token: adminToken }, origin }]]),
  contexts: new Map([['minikube', { fields: { cluster: 'minikube', user: 'kubernetes-admin' }, origin }]]),
  currentContext: 'minikube',
  rest: {},
})
