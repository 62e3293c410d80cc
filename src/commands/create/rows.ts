import type { CommandRow } from '../../cli/command.ts'

/** The kinds that `kubectl create` makes from flags. */
export const generators: readonly CommandRow[] = [
  { name: 'clusterrole', short: 'Create a cluster role', load: async () => (await import('./clusterrole.ts')).clusterRole },
  { name: 'clusterrolebinding', short: 'Create a cluster role binding for a particular cluster role', load: async () => (await import('./rolebinding.ts')).clusterRoleBinding },
  { name: 'configmap', aliases: ['cm'], short: 'Create a config map from a local file, directory or literal value', load: async () => (await import('./configmap.ts')).configMap },
  { name: 'cronjob', aliases: ['cj'], short: 'Create a cron job with the specified name', load: async () => (await import('./job.ts')).cronJob },
  { name: 'deployment', aliases: ['deploy'], short: 'Create a deployment with the specified name', load: async () => (await import('./deployment.ts')).deployment },
  { name: 'ingress', aliases: ['ing'], short: 'Create an ingress with the specified name', load: async () => (await import('./ingress.ts')).ingress },
  { name: 'job', short: 'Create a job with the specified name', load: async () => (await import('./job.ts')).job },
  { name: 'namespace', aliases: ['ns'], short: 'Create a namespace with the specified name', load: async () => (await import('./namespace.ts')).namespace },
  { name: 'poddisruptionbudget', aliases: ['pdb'], short: 'Create a pod disruption budget with the specified name', load: async () => (await import('./poddisruptionbudget.ts')).podDisruptionBudget },
  { name: 'priorityclass', aliases: ['pc'], short: 'Create a priority class with the specified name', load: async () => (await import('./priorityclass.ts')).priorityClass },
  { name: 'quota', aliases: ['resourcequota'], short: 'Create a quota with the specified name', load: async () => (await import('./quota.ts')).quota },
  { name: 'role', short: 'Create a role with single rule', load: async () => (await import('./role.ts')).role },
  { name: 'rolebinding', short: 'Create a role binding for a particular role or cluster role', load: async () => (await import('./rolebinding.ts')).roleBinding },
  { name: 'secret', short: 'Create a secret using a specified subcommand', load: async () => (await import('./secret.ts')).secret },
  { name: 'service', aliases: ['svc'], short: 'Create a service using a specified subcommand', load: async () => (await import('./service.ts')).service },
  { name: 'serviceaccount', aliases: ['sa'], short: 'Create a service account with the specified name', load: async () => (await import('./serviceaccount.ts')).serviceAccount },
  { name: 'token', short: 'Request a service account token', load: async () => (await import('./token.ts')).token },
]
