import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'

/** `delete --raw PATH`: sends DELETE as it stands, with one file (or stdin) as its body, and prints the answer. */
export async function deleteRaw(ctx: CommandContext, args: readonly string[], path: string, filenames: readonly string[]): Promise<void> {
  if (args.length) throw new CommandError('arguments may not be passed when --raw is specified')
  if (filenames.length > 1) throw new CommandError('--raw can only use a single local file or stdin')
  if (!path.startsWith('/')) throw new CommandError(`--raw must be a valid URL path: ${path}`)
  const body = filenames.length ? await bodyOf(ctx, filenames[0]) : undefined
  ctx.out(await ctx.client.raw('DELETE', path, body))
}

async function bodyOf(ctx: CommandContext, path: string): Promise<string> {
  if (path === '-') return ctx.env.stdin.text()
  if (!ctx.env.files.stat(path)) throw new CommandError(`open ${path}: no such file or directory`)
  return ctx.env.files.readText(path)
}
