import { defineCommand } from '../../cli/command.ts'

/** `kubectl rollout`. kubectl: cmd/rollout */
export const rollout = defineCommand({
  use: 'rollout SUBCOMMAND',
  short: 'Watch, pause, restart or undo the rollout of a workload',
  long: 'Works with the rollouts of deployments, daemon sets and stateful sets.',
  examples: `  # Back to the revision before
  kubectl rollout undo deployment/web

  # Watch until all pods are new
  kubectl rollout status deployment/web

  # Replace all pods by fresh ones
  kubectl rollout restart deployment/web`,
  flags: {},
  groupHelp: { to: 'stdout', exitCode: 1 },
  children: [
    { name: 'history', short: 'List the revisions of a workload', load: async () => (await import('./history.ts')).history },
    { name: 'pause', short: 'Keep a deployment from being rolled out', load: async () => (await import('./pause.ts')).pause },
    { name: 'restart', short: 'Replace all pods of a workload', load: async () => (await import('./restart.ts')).restart },
    { name: 'resume', short: 'Let a paused deployment be rolled out again', load: async () => (await import('./resume.ts')).resume },
    { name: 'status', short: 'Follow a rollout until it is done', load: async () => (await import('./status.ts')).status },
    { name: 'undo', short: 'Go back to an earlier revision', load: async () => (await import('./undo.ts')).undo },
  ],
})
