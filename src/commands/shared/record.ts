import type { Fields } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'

/** Where --record writes the command line. */
const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/**
 * The object with this command line as its change cause; the object itself without --record.
 * `cli-runtime: ChangeCauseRecorder`
 */
export function recorded<T extends Fields>(ctx: CommandContext, record: boolean, object: T): T {
  if (!record) return object
  const { metadata = {} } = object
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, [CHANGE_CAUSE]: ctx.commandLine() } } }
}

/** The merge patch that writes the change cause; undefined without --record, or when it stands there already. */
export function recordPatch(ctx: CommandContext, record: boolean, object: Fields): Fields | undefined {
  if (!record || same(object.metadata?.annotations?.[CHANGE_CAUSE], ctx.commandLine())) return undefined
  return { metadata: { annotations: { [CHANGE_CAUSE]: ctx.commandLine() } } }
}
