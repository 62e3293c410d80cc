import { BuildFailure, within } from './failure.ts'
import type { Folder } from './folder.ts'
import type { GeneratorArgs } from './kustomizationtypes.ts'

/** A key of a generated ConfigMap or Secret, and its bytes. */
export interface Pair { key: string; value: Uint8Array }

const bytes = (text: string) => new TextEncoder().encode(text)
const list = (sources: readonly string[]) => `[${sources.join(' ')}]`

/** Reads every source of a generator: env files, then literals, then files. @throws BuildFailure */
export async function keyValues(folder: Folder, { envs = [], literals = [], files = [] }: GeneratorArgs): Promise<Pair[]> {
  return within('loading KV pairs', async () => [
    ...(await within(`env source files: ${list(envs)}`, () => envs.flatMap((path) => envPairs(folder.text(path))))),
    ...(await within(`literal sources ${list(literals)}`, () => literals.map(literalPair))),
    ...(await within(`file sources: ${list(files)}`, () => files.map((source) => filePair(folder, source)))),
  ])
}

function envPairs(text: string): Pair[] {
  const pairs: Pair[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = (at === 0 ? line.replace(/^\uFEFF/, '') : line).trimStart()
    if (!trimmed || trimmed.startsWith('#')) continue
    const equals = trimmed.indexOf('=')
    const key = equals < 0 ? trimmed : trimmed.slice(0, equals)
    if (key) pairs.push({ key, value: bytes(equals < 0 ? '' : trimmed.slice(equals + 1)) })
  }
  return pairs
}

function literalPair(source: string): Pair {
  const equals = source.indexOf('=')
  if (equals < 1) throw new BuildFailure(`invalid literal source ${source}, expected key=value`)
  const value = source.slice(equals + 1)
  const quoted = value.length > 1 && value[0] === value.at(-1) && (value[0] === '"' || value[0] === "'")
  return { key: source.slice(0, equals), value: bytes(quoted ? value.slice(1, -1) : value) }
}

function filePair(folder: Folder, source: string): Pair {
  const [key = '', path, ...more] = source.split('=')
  if (path === undefined) return { key: source.replace(/\/+$/, '').split('/').at(-1) ?? '', value: folder.bytes(source) }
  if (more.length) throw new BuildFailure(`source ${JSON.stringify(source)} key name or file path contains '='`)
  if (!key) throw new BuildFailure(`missing key name for file path ${JSON.stringify(path)} in source ${JSON.stringify(source)}`)
  if (!path) throw new BuildFailure(`missing file path for key name ${JSON.stringify(key)} in source ${JSON.stringify(source)}`)
  return { key, value: folder.bytes(path) }
}
