import type { CommandContext } from '../../cli/command.ts'

/** Where a dump goes: standard output, or files of a folder. */
export interface DumpTarget { folder: string; write(name: string, text: string, extension?: string): void }

/** @param extension of files that are not given another one */
export function dumpTarget(ctx: CommandContext, folder: string, extension: string): DumpTarget {
  if (!folder || folder === '-') return { folder: '', write: (_, text) => ctx.out(text) }
  const { files } = ctx.env
  return {
    folder,
    write(name, text, ending = extension) {
      const path = `${folder}/${name}${ending}`
      files.makeFolder(path.slice(0, path.lastIndexOf('/')))
      files.writeText(path, text, 0o600)
    },
  }
}
