import { defineCommand } from '../../cli/command.ts'
import { changeAll, changeFlags } from './change.ts'
import { kindName } from './selection.ts'

/** kubectl: cmd/rollout/rollout_resume */
export const resume = defineCommand({
  use: 'resume RESOURCE',
  short: 'Let a paused deployment be rolled out again',
  long: 'Resumes a paused deployment: its changes are rolled out now. Only deployments can be resumed.',
  examples: '  # Roll out what was changed meanwhile\n  kubectl rollout resume deployment/web',
  flags: changeFlags,
  run: (ctx, args, flags) => changeAll(ctx, args, flags, {
    operation: 'resumed',
    patch({ spec }, { resource }) {
      if (kindName(resource) !== 'Deployment.apps') throw new Error('resuming is not supported')
      if (!spec.paused) throw new Error('is not paused')
      return { spec: { paused: null } }
    },
  }),
})
