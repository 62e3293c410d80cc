import { envVarName } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'
import type { InputStream } from '../../env.ts'
import { CommandError } from '../../cli/command.ts'
import { quote } from '../../api/goquote.ts'

/** An environment variable of a container. */
export interface EnvVar { name: string; value?: string; valueFrom?: Fields }

/** Takes resources and changes (`KEY=VALUE`, `KEY-`, `-`) apart. @throws CommandError when a resource comes after a change */
export function splitEnvArguments(args: readonly string[]): { resources: string[]; changes: string[] } {
  const isChange = (arg: string) => arg.indexOf('=') > 0 || arg.lastIndexOf('=') > 0 || arg.endsWith('-')
  const first = args.findIndex(isChange)
  const resources = first < 0 ? [...args] : args.slice(0, first)
  const changes = first < 0 ? [] : args.slice(first)
  if (!changes.every(isChange)) throw new CommandError(`all resources must be specified before environment changes: ${args.join(' ')}`)
  return { resources, changes }
}

const variable = (text: string): EnvVar => {
  const equals = text.indexOf('=')
  const value = text.slice(equals + 1)
  return { name: text.slice(0, equals), ...(value && { value }) }
}

/** What to set and to remove. `-` reads lines of KEY=VALUE from stdin. @throws CommandError */
export async function parseEnvArguments(texts: readonly string[], stdin: InputStream): Promise<{ set: EnvVar[]; remove: string[] }> {
  const set: EnvVar[] = [], remove: string[] = [], named = new Set<string>()
  for (const text of texts) {
    if (text === '-') set.push(...fromLines(await stdin.text()))
    else if (text.includes('=')) {
      const one = variable(text)
      const faults = envVarName(one.name)
      if (faults.length) throw new CommandError(`${quote(one.name)} is not a valid key name: ${faults.join(';')}`)
      named.add(one.name)
      set.push(one)
    } else if (text.endsWith('-')) remove.push(text.slice(0, -1))
    else throw new CommandError(`unknown environment variable: ${text}`)
  }
  if (remove.some((name) => named.has(name))) throw new CommandError('can not both modify and remove the same environment variable in the same command')
  return { set, remove }
}

/** Lines without `=` are skipped; `#` begins a comment, wherever it stands. */
const fromLines = (text: string): EnvVar[] => text.split(/\r?\n/).map((line) => line.split('#')[0]!).filter((line) => line.includes('=')).map(variable)

/** The variables after the change: those that stay keep their place, new ones come last. */
export function updatedEnv(existing: readonly EnvVar[], set: readonly EnvVar[], remove: readonly string[]): EnvVar[] {
  const done = new Set(remove)
  const updated: EnvVar[] = []
  for (const one of existing) {
    if (done.has(one.name)) continue
    const newer = set.find(({ name }) => name === one.name)
    if (newer) done.add(one.name)
    updated.push(newer ?? one)
  }
  for (const one of set) {
    if (done.has(one.name)) continue
    done.add(one.name)
    updated.push(one)
  }
  return updated
}
