/**
 * Reads the plain YAML that kubeconfigs are usually written in: nested mappings and lists of one-line scalars.
 * Gives undefined for anything richer, which a real parser then has to read. It is there so that no command pays for a YAML library
 * just to learn its namespace.
 */
export function readSimpleYaml(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line) && line !== '---')
  const reader = new Reader(lines)
  try {
    const value = reader.block(0)
    return reader.done ? value : undefined
  } catch (error) {
    if (error === richer) return undefined
    throw error
  }
}

const richer = Symbol('not simple')
const entry = /^([A-Za-z][\w.-]*):(?: +(.*))?$/
/** Plain texts that YAML would take for nothing else. */
const plain = /^[A-Za-z0-9/.][\w./@:%+=~-]*$/
const notText = /^(?:true|false|yes|no|on|off|y|n|null|~|[\d.].*|\.inf|\.nan)$/i

function scalar(text: string): unknown {
  if (text === '{}') return {}
  if (text === '[]') return []
  if (text === 'null') return null
  if (text === 'true') return true
  if (text === 'false') return false
  if (/^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text)) return text.slice(1, -1)
  if (!plain.test(text) || notText.test(text) || text.endsWith(':')) throw richer
  return text
}

class Reader {
  private at = 0
  constructor(private readonly lines: string[]) {}

  get done(): boolean { return this.at >= this.lines.length }

  private indentHere(): number {
    return this.done ? -1 : /^ */.exec(this.lines[this.at]!)![0].length
  }

  /** The mapping or list whose lines start at `indent`. */
  block(indent: number): unknown {
    if (this.indentHere() !== indent) throw richer
    return this.lines[this.at]!.startsWith('- ', indent) ? this.list(indent) : this.mapping(indent)
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = []
    while (this.indentHere() === indent && this.lines[this.at]!.startsWith('- ', indent)) {
      const line = this.lines[this.at]!
      const rest = line.slice(indent + 2)
      if (!entry.test(rest)) { items.push(scalar(rest)); this.at++; continue }
      this.lines[this.at] = `${' '.repeat(indent + 2)}${rest}`
      items.push(this.mapping(indent + 2))
    }
    return items
  }

  private mapping(indent: number): Record<string, unknown> {
    const out: Record<string, unknown> = {}
    while (this.indentHere() === indent && !this.lines[this.at]!.startsWith('- ', indent)) {
      const match = entry.exec(this.lines[this.at]!.slice(indent).trimEnd())
      if (!match || match[1] === '__proto__' || Object.hasOwn(out, match[1]!)) throw richer
      this.at++
      if (match[2]) { out[match[1]!] = scalar(match[2]); continue }
      const below = this.indentHere()
      const isList = below >= indent && this.lines[this.at]!.startsWith('- ', below)
      out[match[1]!] = below > indent || (below === indent && isList) ? this.block(below) : null
    }
    return out
  }
}
