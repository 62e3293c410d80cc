/**
 * Breaks a text at blanks so that no line is longer than `limit` characters, unless a single word is. Newlines stay.
 * The blank at which a line is broken goes; other runs of blanks stay as they are.
 */
export function wrap(text: string, limit: number): string {
  return text.split('\n').map((line) => wrapLine(line, limit)).join('\n')
}

function wrapLine(line: string, limit: number): string {
  const lines: string[] = []
  let current = ''
  for (const [, blank, word] of line.matchAll(/(\s*)(\S+)/g)) {
    if (current + blank === '' || current.length + blank!.length + word!.length <= limit || word!.length >= limit) current += blank! + word!
    else {
      lines.push(current)
      current = word!
    }
  }
  const trailing = /\s*$/.exec(line)![0]
  lines.push(current.length + trailing.length <= limit ? current + trailing : current)
  return lines.join('\n')
}

/** Every line that many blanks further in, empty ones too. */
export const indent = (text: string, by: number): string => text.split('\n').map((line) => ' '.repeat(by) + line).join('\n')
