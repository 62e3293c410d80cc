import type { CommandContext } from '../../cli/command.ts'
import type { Selection } from '../../client/resources.ts'

/** Whether a command line can only mean one object: one name, or one file. `cli-runtime: Result.IntoSingleItemImplied` */
export function singleItemImplied({ env }: CommandContext, { args = [], filenames = [], kustomize, selector, fieldSelector }: Selection): boolean {
  if (kustomize) return false
  if (filenames.length) return filenames.length === 1 && env.files.stat(filenames[0]!)?.isFile === true
  if (selector || fieldSelector) return false
  return args.some((arg) => arg.includes('/')) ? args.length === 1 : args.length === 2 && !args[0]!.includes(',')
}
