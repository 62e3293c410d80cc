import type { CommandRow } from '../cli/command.ts'

/** fauxctl's own commands. */
export const fauxCommands: readonly CommandRow[] = []
