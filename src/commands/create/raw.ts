import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'

interface RawFlags { readonly raw: string; readonly edit: boolean; readonly filename: readonly string[]; readonly recursive: boolean; readonly selector: string; readonly output: string }

/** `create --raw PATH`: POSTs one file (or stdin) as it stands, and prints the answer. @throws CommandError */
export async function createRaw(ctx: CommandContext, { raw, edit, filename, recursive, selector, output }: RawFlags): Promise<void> {
  if (edit) throw new CommandError('--raw and --edit are mutually exclusive')
  if (filename.length !== 1) throw new CommandError('--raw can only use a single local file or stdin')
  const [file] = filename as [string]
  if (/^https?:\/\//.test(file)) throw new CommandError('--raw cannot read from a url')
  if (recursive) throw new CommandError('--raw and --recursive are mutually exclusive')
  if (selector) throw new CommandError('--raw and --selector (-l) are mutually exclusive')
  if (output) throw new CommandError('--raw and --output are mutually exclusive')
  if (!raw.startsWith('/')) throw new CommandError(`--raw must be a valid URL path: parse ${JSON.stringify(raw)}: invalid URI for request`)
  if (file !== '-' && !ctx.env.files.stat(file)) throw new CommandError(`open ${file}: no such file or directory`)
  ctx.out(await ctx.client.raw('POST', raw, file === '-' ? await ctx.env.stdin.text() : ctx.env.files.readText(file)))
}
