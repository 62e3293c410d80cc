import type { Files } from '../env.ts'

/** What node:fs says when a path is not there, with its `code`. */
function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' })
}

/** The user's files as a map from absolute path to content; folders are the paths' fronts. */
export class MemoryFiles implements Files {
  private readonly files = new Map<string, string | Uint8Array>()
  private readonly folders = new Set<string>(['/'])

  constructor(private readonly cwd: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content)
  }

  private at(path: string): string {
    const parts: string[] = []
    for (const part of `${path.startsWith('/') ? '' : this.cwd}/${path}`.split('/')) {
      if (part === '..') parts.pop()
      else if (part && part !== '.') parts.push(part)
    }
    return `/${parts.join('/')}`
  }

  /** Writes a file and makes the folders on its way. */
  put(path: string, content: string | Uint8Array): void {
    const place = this.at(path)
    this.makeFolder(place.slice(0, place.lastIndexOf('/')))
    this.files.set(place, content)
  }

  readText(path: string): string {
    const content = this.read(path)
    return typeof content === 'string' ? content : new TextDecoder().decode(content)
  }

  readBytes(path: string): Uint8Array {
    const content = this.read(path)
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }

  private read(path: string): string | Uint8Array {
    const content = this.files.get(this.at(path))
    if (content === undefined) throw missing(path)
    return content
  }

  writeText(path: string, text: string): void { this.put(path, text) }

  stat(path: string): { isFile: boolean; isDirectory: boolean; size: number } | undefined {
    const place = this.at(path)
    const content = this.files.get(place)
    if (content !== undefined) return { isFile: true, isDirectory: false, size: content.length }
    return this.folders.has(place) ? { isFile: false, isDirectory: true, size: 0 } : undefined
  }

  list(path: string): string[] {
    const place = this.at(path)
    if (!this.folders.has(place)) throw missing(path)
    const front = place === '/' ? '/' : `${place}/`
    const names = [...this.files.keys(), ...this.folders].filter((other) => other.startsWith(front) && other !== place).map((other) => other.slice(front.length).split('/')[0])
    return [...new Set(names)].filter(Boolean).sort()
  }

  makeFolder(path: string): void {
    const parts = this.at(path).split('/').filter(Boolean)
    parts.forEach((_, i) => this.folders.add(`/${parts.slice(0, i + 1).join('/')}`))
  }

  remove(path: string): void {
    const place = this.at(path)
    for (const known of this.files.keys()) if (known === place || known.startsWith(`${place}/`)) this.files.delete(known)
    for (const known of this.folders) if (known === place || known.startsWith(`${place}/`)) this.folders.delete(known)
  }
}
