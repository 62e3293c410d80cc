import type { FlagValues } from '../../cli/command.ts'
import { bool, duration, stringArray } from '../../cli/command.ts'
import { printFlags } from '../../print/flags.ts'
import { allNamespacesFlag, fieldSelectorFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'

/** The flags of wait (kubectl: cmd/wait). */
export const waitFlags = {
  ...printFlags,
  filename: filenameFlags.filename,
  recursive: bool(true, 'Follow folders given with -f into their sub-folders.', { shorthand: 'R' }),
  ...selectorFlag,
  ...fieldSelectorFlag,
  ...allNamespacesFlag,
  all: bool(false, 'Every object of the given types in the namespace.'),
  local: bool(false, 'Do not ask the server, which cannot work for waiting: it is refused.'),
  timeout: duration(30_000, 'How long to wait at most. 0 looks once; a negative time means a week.'),
  for: stringArray([], "What to wait for: create, delete, condition=NAME[=VALUE] or jsonpath='{EXPRESSION}'[=VALUE]. Given several times, one after the other."),
}

export type WaitFlags = FlagValues<typeof waitFlags>
