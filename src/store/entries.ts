/** An entry of a document: its text as it stands in the file, its value once somebody asked for it, or both. */
interface Entry<T> { text?: string; value?: T }

const isBefore = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const keyAt = / "((?:[^"\\]|\\.)*)": /y

/**
 * A JSON object of name → value that is parsed entry by entry, as they are asked for.
 * Its text has one entry after the other, sorted, indented by one space per level: so a line that starts with one
 * space and a quote starts an entry, and entries nobody touched go back into the file as the text they were.
 * Changes can be taken back until `settle`.
 */
export class Entries<T = unknown> {
  private readonly entries = new Map<string, Entry<T>>()
  /** Touched entries as they were at the last `settle`. */
  private readonly before = new Map<string, Entry<T> | undefined>()
  private names: string[] | undefined
  private values: T[] | undefined
  /** Whether `values` was handed out, so that it must not change any more. */
  private shared = false

  /** Splits a text that `text()` made. Gives undefined when its layout is another. */
  static split<T>(text: string): Entries<T> | undefined {
    const result = new Entries<T>()
    if (text === '{}\n') return result
    if (!text.startsWith('{\n "') || !text.endsWith('\n}\n')) return undefined
    for (let at = 2, end = 0; end >= 0; at = end + 2) {
      end = text.indexOf(',\n "', at)
      keyAt.lastIndex = at
      const key = keyAt.exec(text)
      if (!key) return undefined
      const name = key[1].includes('\\') ? JSON.parse(`"${key[1]}"`) as string : key[1]
      result.entries.set(name, { text: text.slice(at, end < 0 ? text.length - 3 : end) })
    }
    return result
  }

  /** Makes a document of parsed values. */
  static of<T>(values: Iterable<readonly [string, T]>): Entries<T> {
    const result = new Entries<T>()
    for (const [name, value] of values) result.entries.set(name, { value })
    return result
  }

  get size(): number { return this.entries.size }

  private valueOf(name: string, entry: Entry<T>): T {
    if (entry.value === undefined) entry.value = JSON.parse(entry.text!.slice(JSON.stringify(name).length + 3)) as T
    return entry.value
  }

  private textOf(name: string, entry: Entry<T>): string {
    return (entry.text ??= JSON.stringify({ [name]: entry.value }, null, 1).slice(2, -2))
  }

  /** Sorted by code units, which is byte order for names of the API. */
  private order(): string[] { return (this.names ??= [...this.entries.keys()].sort(isBefore)) }

  private place(name: string): number {
    const names = this.order()
    let low = 0, high = names.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (names[middle] < name) low = middle + 1
      else high = middle
    }
    return low
  }

  /** @throws SyntaxError when the entry's text is not JSON */
  get(name: string): T | undefined {
    const entry = this.entries.get(name)
    return entry && this.valueOf(name, entry)
  }

  /** All values in name order. The array is never changed later. */
  list(): readonly T[] {
    this.values ??= this.order().map((name) => this.valueOf(name, this.entries.get(name)!))
    this.shared = true
    return this.values
  }

  put(name: string, value: T): void {
    const old = this.entries.get(name)
    if (!this.before.has(name)) this.before.set(name, old)
    const at = this.names || this.values ? this.place(name) : 0
    if (!old) this.names?.splice(at, 0, name)
    this.entries.set(name, { value })
    if (this.values) this.own().splice(at, old ? 1 : 0, value)
  }

  remove(name: string): void {
    const old = this.entries.get(name)
    if (!old) return
    if (!this.before.has(name)) this.before.set(name, old)
    const at = this.names || this.values ? this.place(name) : 0
    this.names?.splice(at, 1)
    this.entries.delete(name)
    if (this.values) this.own().splice(at, 1)
  }

  private own(): T[] {
    if (this.shared) { this.values = this.values!.slice(); this.shared = false }
    return this.values!
  }

  /** Whether the text differs from that of the last `settle`. */
  changed(): boolean {
    for (const [name, old] of this.before) {
      const now = this.entries.get(name)
      if (!now || !old ? now !== old : this.textOf(name, now) !== this.textOf(name, old)) return true
    }
    return false
  }

  /** Whether anything was put or removed since the last `settle`, changed or not. */
  touched(): boolean { return this.before.size > 0 }

  /** Makes the changes so far final. */
  settle(): void { this.before.clear() }

  /** Takes back everything since the last `settle`. */
  rollBack(): void {
    for (const [name, old] of this.before) {
      if (old) this.entries.set(name, old)
      else this.entries.delete(name)
    }
    this.before.clear()
    this.names = this.values = undefined
  }

  /** The file's text. */
  text(): string {
    if (this.entries.size === 0) return '{}\n'
    return `{\n${this.order().map((name) => this.textOf(name, this.entries.get(name)!)).join(',\n')}\n}\n`
  }
}
