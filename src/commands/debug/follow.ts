import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { attachTo } from '../attach/session.ts'
import { requireContainer } from '../exec/containers.ts'
import { followObject } from '../shared/follow.ts'
import type { DebugFlags } from './flags.ts'
import type { Debugged } from './targets.ts'

const statusOf = ({ status }: Fields, name: string): Fields | undefined =>
  ([...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? []), ...(status?.ephemeralContainerStatuses ?? [])] as Fields[]).find((found) => found.name === name)

/** Waits until a debug container runs and attaches to it; of one that has ended already, its log is printed. @throws CommandError */
export async function attachToDebug(ctx: CommandContext, { pod: { metadata: { namespace, name } }, container }: Debugged, flags: DebugFlags): Promise<void> {
  const resource = resourceFor(await ctx.client.resources(), 'pods')
  for await (const event of followObject(ctx, { resource, namespace, name: name!, source: '' }, undefined)) {
    if (event.type === 'ABSENT' || event.type === 'DELETED') throw new CommandError('pods "" not found')
    const state = statusOf(event.object, container)?.state
    const message = state?.waiting?.message
    if (message && !flags.quiet) ctx.err(`Warning: container ${container}: ${message}\n`)
    if (state?.terminated) {
      for await (const text of ctx.client.log(namespace!, name!, { container })) ctx.out(text)
      return
    }
    if (state?.running) return attachTo(ctx, event.object, requireContainer(event.object, container), flags)
  }
}
