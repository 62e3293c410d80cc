import { YamlError } from './error.ts'

/**
 * Cuts a YAML stream at lines that begin with `---` (`apimachinery: util/yaml: YAMLReader`). Lines come out with `\n` ends.
 * A separator with something else than a comment behind it ends the stream with an error.
 */
export function* documents(text: string): Generator<string> {
  if (!text) return
  const lines = text.split('\n')
  if (lines[lines.length - 1] === '') lines.pop()
  let buffer = ''
  for (const raw of lines) {
    const line = `${raw.endsWith('\r') ? raw.slice(0, -1) : raw}\n`
    if (line.startsWith('---')) {
      const rest = line.slice(3).trim()
      if (rest && rest[0] !== '#') throw new YamlError(`invalid Yaml document separator: ${rest}`)
      if (buffer) {
        yield buffer
        buffer = ''
        continue
      }
    }
    buffer += line
  }
  if (buffer) yield buffer
}
