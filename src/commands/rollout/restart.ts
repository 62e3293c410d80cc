import { rfc3339 } from '../../api/time.ts'
import { CommandError, defineCommand } from '../../cli/command.ts'
import { changeAll, changeFlags } from './change.ts'
import { kindName } from './selection.ts'

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'
const RESTARTABLE = new Set(['Deployment.apps', 'DaemonSet.apps', 'StatefulSet.apps'])

/** kubectl: cmd/rollout/rollout_restart */
export const restart = defineCommand({
  use: 'restart RESOURCE',
  short: 'Replace all pods of a workload',
  long: 'Rolls a workload out again without another change: every pod is replaced by a fresh one.',
  examples: `  # One deployment
  kubectl rollout restart deployment/web

  # All deployments of the namespace that carry a label
  kubectl rollout restart deployment -l app=web`,
  flags: changeFlags,
  run: (ctx, args, flags) => changeAll(ctx, args, flags, {
    operation: 'restarted',
    patch({ spec }, { resource, name }) {
      const kind = kindName(resource)
      if (!RESTARTABLE.has(kind)) throw new Error('restarting is not supported')
      if (kind === 'Deployment.apps' && spec.paused) throw new Error("can't restart paused deployment (run rollout resume first)")
      const now = rfc3339(ctx.client.now())
      if (spec.template.metadata?.annotations?.[RESTARTED_AT] === now) {
        throw new CommandError(`failed to create patch for ${name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`)
      }
      return { spec: { template: { metadata: { annotations: { [RESTARTED_AT]: now } } } } }
    },
  }),
})
