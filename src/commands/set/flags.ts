import { bool } from '../../cli/command.ts'
import { printFlags } from '../../print/flags.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags } from '../shared/flags.ts'

/** Flags that every `set` command has. */
export const setFlags = {
  ...printFlags, ...filenameFlags, ...dryRunFlag, ...fieldManagerFlag('kubectl-set'),
  all: bool(false, 'All objects of the resource types in the namespace.'),
  local: bool(false, 'Do not ask the server: change what the files say, and print it.'),
}
