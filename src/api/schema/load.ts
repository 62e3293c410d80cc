import type { Schema, StructInfo } from './contract.ts'
import { parseStruct } from './parse.ts'

/** What `generate/main.go` writes. */
interface Table {
  /** apiVersion → where its structs are at home (`apps/v1`: `apps/v1`, `v1`: `core/v1`); `apiVersion/Kind` → struct, where that differs. */
  groups: Record<string, string>
  /** apiVersion → its kinds, with blanks between. */
  kinds: Record<string, string>
  structs: Record<string, Record<string, string>>
}

/** The schema over a table; each struct is read when it is first asked for. */
function schemaOver(table: Table): Schema {
  const known = new Map<string, StructInfo>()
  const typeNames = new Map<string, string>()
  for (const [apiVersion, kinds] of Object.entries(table.kinds)) {
    for (const kind of kinds.split(' ')) typeNames.set(`${apiVersion}/${kind}`, table.groups[`${apiVersion}/${kind}`] ?? `${table.groups[apiVersion]}.${kind}`)
  }
  return {
    struct(name) {
      const found = known.get(name)
      if (found) return found
      const dot = name.indexOf('.')
      const group = name.slice(0, dot), goName = name.slice(dot + 1)
      const text = table.structs[group]?.[goName]
      if (text === undefined) throw new Error(`the schema table has no ${name}`)
      const info = parseStruct(group, goName, text)
      known.set(name, info)
      return info
    },
    typeOf: (apiVersion, kind) => typeNames.get(`${apiVersion}/${kind}`),
  }
}

let loaded: Schema | undefined

/** The schema of all built-in kinds (Kubernetes 1.37). Reads the table on the first call. */
export async function loadSchema(): Promise<Schema> {
  if (loaded) return loaded
  const { default: table } = await import('./data/table.json', { with: { type: 'json' } })
  return (loaded ??= schemaOver(table as unknown as Table))
}

/**
 * The schema, once {@link loadSchema} has run.
 * @throws Error when it has not: a bug
 */
export function schemaNow(): Schema {
  if (!loaded) throw new Error('the schema is not loaded yet')
  return loaded
}
