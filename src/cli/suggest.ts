import type { CommandRow } from './command.ts'

/** Edits between two words as cobra counts them: inserting, deleting and replacing a letter. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1]! : 1 + Math.min(row[j]!, next[j - 1]!, row[j - 1]!)
    }
    row = next
  }
  return row[b.length]!
}

/** `unknown command "gte" for "kubectl"` with the commands that may have been meant (cobra: SuggestionsFor). */
export function unknownCommandText(root: string, rows: readonly CommandRow[], word: string): string {
  const typed = word.toLowerCase()
  const suggestions: string[] = []
  for (const row of rows) {
    if (row.hidden) continue
    const name = row.name.toLowerCase()
    if (distance(typed, name) <= 2 || name.startsWith(typed)) suggestions.push(row.name)
    for (const other of row.suggestFor ?? []) if (other.toLowerCase() === typed) suggestions.push(row.name)
  }
  const hint = suggestions.length ? `\n\nDid you mean this?\n${suggestions.map((name) => `\t${name}\n`).join('')}` : ''
  return `unknown command ${JSON.stringify(word)} for "${root}"${hint}`
}
