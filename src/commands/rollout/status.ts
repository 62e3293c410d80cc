import type { CommandContext } from '../../cli/command.ts'
import { bool, CommandError, defineCommand, duration, int64 } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { deadlineIn, followObject } from '../shared/follow.ts'
import { progressByKind } from './progress.ts'
import { kindName, requireTargets, rolloutSelection, targetFlags } from './selection.ts'

/** kubectl: cmd/rollout/rollout_status */
export const status = defineCommand({
  use: 'status (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Follow a rollout until it is done',
  long: 'Shows how far a rollout is, each time it moves on, until it is done. With --watch=false it looks once. --revision gives up when another revision takes over.',
  examples: '  # Until all pods of a deployment are new\n  kubectl rollout status deployment/web',
  flags: {
    ...targetFlags,
    revision: int64(0, 'Follow only this revision. 0 follows the newest.'),
    timeout: duration(0, 'How long to follow at most, with a unit (1s, 2m, 3h). 0 sets no end.'),
    watch: bool(true, 'Follow the rollout until it is done.', { shorthand: 'w' }),
  },
  async run(ctx, args, flags) {
    requireTargets(args, flags)
    if (flags.revision < 0) throw new CommandError(`revision must be a positive integer: ${flags.revision}`)
    const count = await visit(ctx, rolloutSelection(args, flags), (info) => follow(ctx, info, flags))
    if (!count) ctx.err(`No resources found in ${ctx.namespace} namespace.\n`)
  },
})

async function follow(ctx: CommandContext, info: Info, { revision, timeout, watch }: { revision: number; timeout: number; watch: boolean }): Promise<void> {
  const progressOf = progressByKind[kindName(info.resource)]
  if (!progressOf) throw new CommandError(`no status viewer has been implemented for ${kindName(info.resource)}`)
  const deadline = timeout > 0 ? deadlineIn(ctx, timeout) : undefined
  for await (const event of followObject(ctx, info, deadline)) {
    if (event.type === 'ABSENT') continue
    if (event.type === 'DELETED') throw new CommandError('object has been deleted')
    const { text, done } = progressOf(event.object, revision)
    ctx.out(text)
    if (done || !watch) return
  }
  throw new CommandError('timed out waiting for the condition')
}
