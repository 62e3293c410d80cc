import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'

/** Reads `--cascade` into a propagation policy; its old boolean spellings still work and say so. @throws CommandError */
export function propagationPolicyOf(ctx: CommandContext, cascade: string): 'Background' | 'Foreground' | 'Orphan' {
  const old = { true: 'background', false: 'orphan' }[cascade]
  if (old) ctx.err(`warning: --cascade=${cascade} is deprecated (boolean value) and can be replaced with --cascade=${old}.\n`)
  switch (old ?? cascade) {
    case 'background': return 'Background'
    case 'foreground': return 'Foreground'
    case 'orphan': return 'Orphan'
    default: throw new CommandError(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`)
  }
}
