/** One field of a node. */
export interface NodeField { name: string; node: Node; required: boolean }

/** What explain knows of a type or field: a node of the schema. Nodes are made when they are asked for. */
export interface Node {
  /** `string`, `integer`, `PodSpec`, `[]Container`, `map[string]Quantity`. */
  typeName: string
  /** The named type that stands here, for cycles. */
  typeKey?: string
  /** Descriptions, outermost first: of the field, then of its types. */
  texts: readonly string[]
  /** The field's own description. */
  ownText?: string
  values?: readonly string[]
  /** In the order of their names. */
  fields(): readonly NodeField[]
  /** What a list or map holds. */
  element?: Node
}

/** The field of that name, looked for through lists and maps. */
export function fieldOf(node: Node, name: string): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.element) {
    const found = at.fields().find((field) => field.name === name)
    if (found) return found.node
  }
  return undefined
}

export const byName = <T extends { name: string }>(fields: readonly T[]): T[] => [...fields].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
