import type { Json } from '../object.ts'
import type { MappingNode, ScalarNode, YamlNode } from './compose.ts'
import { YamlError } from './error.ts'
import { resolveScalar, type Resolved } from './resolve.ts'

/** Builds the JSON value of a YAML node, keys sorted as Go's encoder writes them. @throws YamlError for alias bombs, maps as keys, bad merges … */
export function construct(node: YamlNode | undefined): Json {
  return node ? new Constructor().build(node) : null
}

/** An explicit bound on work: aliases may blow a small text up. */
function allowedAliases(count: number): number {
  if (count <= 400_000) return 0.99
  return count >= 4_000_000 ? 0.1 : 0.99 - 0.89 * ((count - 400_000) / 3_600_000)
}

class Constructor {
  private count = 1
  private aliased = 0
  private depth = 0
  private readonly open = new Set<YamlNode>()

  build(node: YamlNode): Json {
    this.tick()
    switch (node.kind) {
      case 'scalar': return this.scalar(node)
      case 'sequence': return node.items.map((item) => this.build(item))
      case 'mapping': return sorted(this.fill(node, new Map()))
      default: return this.inside(node, () => this.build(node.target))
    }
  }

  private tick(): void {
    this.count++
    if (this.depth) this.aliased++
    if (this.aliased > 100 && this.count > 1000 && this.aliased / this.count > allowedAliases(this.count)) throw new YamlError('yaml: document contains excessive aliasing')
  }

  /** Runs inside an alias; one that is inside itself has no end. */
  private inside<T>(node: YamlNode & { kind: 'alias' }, run: () => T): T {
    if (this.open.has(node)) throw new YamlError(`yaml: anchor '${node.name}' value contains itself`)
    this.open.add(node)
    this.depth++
    const result = run()
    this.depth--
    this.open.delete(node)
    return result
  }

  private resolved({ tag, implicit, value }: ScalarNode): Resolved {
    return !tag && !implicit ? { tag: 'str', value } : resolveScalar(tag, value)
  }

  private scalar(node: ScalarNode): Json {
    const { tag, value } = this.resolved(node)
    if (tag === 'float' && !Number.isFinite(value)) throw new YamlError(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value! > 0 ? '+Inf' : '-Inf'}`)
    return value
  }

  private fill(node: MappingNode, into: Map<string, Json>): Map<string, Json> {
    for (let i = 0; i < node.items.length; i += 2) {
      const key = node.items[i]!, value = node.items[i + 1]!
      if (key.kind === 'scalar' && key.value === '<<' && (key.implicit || key.tag === 'tag:yaml.org,2002:merge')) this.merge(value, into)
      else {
        const name = this.key(key, value)
        into.set(name, this.build(value))
      }
    }
    return into
  }

  private merge(node: YamlNode, into: Map<string, Json>): void {
    const sources = node.kind === 'sequence' ? [...node.items].reverse() : [node]
    for (const source of sources) {
      const target = source.kind === 'alias' ? source.target : source
      if (target.kind !== 'mapping') throw new YamlError('yaml: map merge requires map or sequence of maps as the value')
      this.tick()
      if (source.kind !== 'alias') this.fill(target, into)
      else {
        this.inside(source, () => {
          this.tick()
          return this.fill(target, into)
        })
      }
    }
  }

  /** Keys that are no text become text. */
  private key(node: YamlNode, value: YamlNode): string {
    if (node.kind === 'alias' && node.target.kind === 'scalar') {
      this.tick()
      return this.inside(node, () => this.key(node.target, value))
    }
    if (node.kind !== 'scalar') throw new YamlError(`yaml: invalid map key: ${goSyntax(this.build(node))}`)
    this.tick()
    const resolved = this.resolved(node)
    if (resolved.tag === 'null') throw new YamlError(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${shown(this.build(value))}`)
    if (resolved.tag === 'float') return floatKey(resolved.value)
    return resolved.tag === 'int' ? BigInt(resolved.value).toString() : String(resolved.value)
  }
}

function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  const single = Math.fround(value)
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toExponential(digits - 1)
    if (Math.fround(Number(text)) !== single) continue
    const [mantissa, exponent] = text.split('e') as [string, string]
    const power = Number(exponent)
    if (power >= -4 && power < 21) return String(Number(text))
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  }
  return String(value)
}

function sorted(map: Map<string, Json>): Json {
  const out: { [key: string]: Json } = {}
  for (const key of [...map.keys()].sort()) {
    if (key === '__proto__') Object.defineProperty(out, key, { value: map.get(key), enumerable: true, configurable: true, writable: true })
    else out[key] = map.get(key)!
  }
  return out
}

const shown = (value: Json) => (value === null ? '<nil>' : goSyntax(value))

/** Go's %#v of a decoded YAML value inside another. */
function goSyntax(value: Json): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value === 'object') return `map[interface {}]interface {}{${Object.keys(value).map((key) => `${JSON.stringify(key)}:${goSyntax(value[key]!)}`).join(', ')}}`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
