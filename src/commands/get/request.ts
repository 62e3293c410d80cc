import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Selection } from '../../client/resources.ts'
import { isTableOutput } from '../../print/printer.ts'
import type { getFlags } from './flags.ts'

export type GetFlags = FlagValues<typeof getFlags>

/** What one `get` asks for, read from its arguments and flags. */
export interface GetRequest {
  ctx: CommandContext
  flags: GetFlags
  selection: Selection
  /** Rows for people, not objects for programs. */
  human: boolean
  /** The server makes the tables. */
  serverTables: boolean
}

/** Reads arguments and flags into a request. */
export function getRequest(ctx: CommandContext, args: readonly string[], flags: GetFlags): GetRequest {
  const { output, template } = flags
  const human = isTableOutput(output, template)
  const ownColumns = output.includes('custom-columns') || output === 'yaml' || output.includes('json')
  return {
    ctx, flags, human,
    serverTables: human && flags['server-print'] && !ownColumns,
    selection: {
      args, filenames: flags.filename, kustomize: flags.kustomize, recursive: flags.recursive,
      selector: flags.selector.trim(), fieldSelector: flags['field-selector'].trim(), allNamespaces: flags['all-namespaces'], listWithoutName: true,
      subresource: flags.subresource, chunkSize: flags['sort-by'] ? 0 : flags['chunk-size'],
    },
  }
}
