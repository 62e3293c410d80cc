import type { Env } from '../../env.ts'
import { clusterFolder } from '../kubeconfig/location.ts'
import { absolute } from '../kubeconfig/paths.ts'
import type { CommandContext } from '../../cli/command.ts'
import { isTolerant, slipWarning } from './mode.ts'

/** The newest manifests by working folder, kept beside the cluster. */
type Remembered = Record<string, string[]>

const place = (env: Env) => `${clusterFolder(env)}/last-manifest`

function read(env: Env): Remembered {
  try {
    const value: unknown = JSON.parse(env.files.readText(place(env)))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Remembered : {}
  } catch {
    return {}
  }
}

/**
 * Notes the manifests that create or apply just used, for an `apply` that names none (tolerant mode only).
 * `files` are the -f arguments; standard input and URLs are not noted.
 */
export function rememberManifest(ctx: CommandContext, files: readonly string[]): void {
  const { env } = ctx
  const named = files.filter((file) => file !== '-' && !/^https?:/.test(file))
  if (!isTolerant(env) || named.length === 0) return
  const remembered = { ...read(env), [env.cwd]: named.map((file) => absolute(env.cwd, file)) }
  env.files.makeFolder(clusterFolder(env))
  env.files.writeText(place(env), `${JSON.stringify(remembered, null, 2)}\n`)
}

/**
 * The manifests to take for `apply --record` without -f: those used last in this working folder, told in one warning line.
 * undefined in strict mode, or when there are none. `refusal` is what the real kubectl prints.
 */
export function lastManifest(ctx: CommandContext, refusal: string): string[] | undefined {
  const { env } = ctx
  if (!isTolerant(env)) return undefined
  const remembered = read(env)
  const files = Object.hasOwn(remembered, env.cwd) ? remembered[env.cwd]!.filter((file) => env.files.stat(file)) : []
  if (files.length === 0) return undefined
  const shown = files.map((file) => (file.startsWith(`${env.cwd}/`) ? file.slice(env.cwd.length + 1) : file)).join(', ')
  ctx.err(slipWarning(`no -f given, took the manifest last used here, ${shown}`, refusal))
  return files
}
