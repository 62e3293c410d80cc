import { CommandError, defineCommand } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import { customProfile } from './custom.ts'
import { attachToDebug } from './follow.ts'
import { debugFlags } from './flags.ts'
import { profiles } from './profiles.ts'
import { debugCopy, debugNode, debugPod } from './targets.ts'
import { validate } from './validate.ts'

/** `kubectl debug`. kubectl: cmd/debug */
export const debug = defineCommand({
  use: 'debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  short: 'Start a debugging container for a pod or node',
  long: 'Looks into a pod by one more container in it or in a copy of it, or at a node by a pod that sees the node as it is.',
  examples: '  # One more container in the pod web\n  kubectl debug web --image=busybox -- sh -c \'echo here; sleep 60\'\n\n  # A copy of it with another command\n  kubectl debug web --copy-to=web-debug --container=web -- sleep 1d\n\n  # A pod on a node\n  kubectl debug node/minikube --image=busybox',
  flags: debugFlags,
  async run(ctx, args, flags) {
    const dash = ctx.argsBeforeDash
    const hasWords = dash >= 0 && args.length > dash
    const names = hasWords ? args.slice(0, dash) : args
    const words = hasWords ? args.slice(dash) : []
    if (!Object.hasOwn(profiles, flags.profile)) throw new CommandError(`unknown profile: ${flags.profile}`)
    const custom = await customProfile(ctx, flags.custom)
    validate(ctx, names, words, flags, custom)
    const attaches = flags.attach || (!ctx.changed('attach') && flags.stdin)
    const selected = names.some((name) => name.includes('/')) ? names.map((name) => (name.includes('/') ? name : `pods/${name}`)) : names.length ? ['pods', ...names] : []
    await visit(ctx, { args: selected, filenames: flags.filename, refresh: true }, async ({ resource, object }) => {
      const make = resource.group ? undefined : resource.kind === 'Node' ? debugNode : resource.kind === 'Pod' ? (flags['copy-to'] ? debugCopy : debugPod) : undefined
      if (!make) throw new CommandError(`${JSON.stringify(`${resource.group}/${resource.version}, Kind=${resource.kind}`)} not supported by debug`)
      const made = await make(ctx, object!, words, flags, custom)
      if (attaches && made.container) await attachToDebug(ctx, made, flags)
    })
  },
})
