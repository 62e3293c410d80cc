import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'

interface RawFlags { readonly raw: string; readonly filename: readonly string[]; readonly recursive: boolean; readonly output: string }

/** `--raw PATH`: sends one file (or stdin) as it stands, and prints the answer as it comes. @throws CommandError, ApiError */
export async function sendRaw(ctx: CommandContext, method: 'POST' | 'PUT', { raw, filename, recursive, output }: RawFlags): Promise<void> {
  if (filename.length !== 1) throw new CommandError('--raw can only use a single local file or stdin')
  const [file] = filename as [string]
  if (/^https?:\/\//.test(file)) throw new CommandError('--raw cannot read from a url')
  if (recursive) throw new CommandError('--raw and --recursive are mutually exclusive')
  if (output) throw new CommandError('--raw and --output are mutually exclusive')
  if (!raw.startsWith('/')) throw new CommandError(`--raw must be a valid URL path: parse ${JSON.stringify(raw)}: invalid URI for request`)
  if (file !== '-' && !ctx.env.files.stat(file)) throw new CommandError(`open ${file}: no such file or directory`)
  ctx.out(await ctx.client.transport.raw(method, raw, file === '-' ? await ctx.env.stdin.text() : ctx.env.files.readText(file)))
}
