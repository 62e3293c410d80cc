import { defineCommand } from '../../cli/command.ts'
import { changeAll, changeFlags } from './change.ts'
import { kindName } from './selection.ts'

/** kubectl: cmd/rollout/rollout_pause */
export const pause = defineCommand({
  use: 'pause RESOURCE',
  short: 'Keep a deployment from being rolled out',
  long: 'Pauses a deployment: what runs goes on running, changes of its pod template wait for "kubectl rollout resume". Only deployments can be paused.',
  examples: '  # Collect several changes into one rollout\n  kubectl rollout pause deployment/web',
  flags: changeFlags,
  run: (ctx, args, flags) => changeAll(ctx, args, flags, {
    operation: 'paused',
    patch({ spec }, { resource }) {
      if (kindName(resource) !== 'Deployment.apps') throw new Error('pausing is not supported')
      if (spec.paused) throw new Error('is already paused')
      return { spec: { paused: true } }
    },
  }),
})
