/** A command line that cannot be split: a quote is open. */
export class WordsError extends Error {}

/**
 * Splits a command line into words as a shell does: blanks part words, quotes and backslashes keep them together.
 * Variables, pipes and redirections are left as they are. @throws WordsError
 */
export function splitWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]
    if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (letter === "'" || letter === '"') {
      const [text, end] = quoted(line, i)
      word = (word ?? '') + text
      i = end
    } else if (letter === '\\' && i + 1 < line.length) word = (word ?? '') + line[++i]
    else word = (word ?? '') + letter
  }
  if (word !== undefined) words.push(word)
  return words
}

/** The text of a quotation that opens at `start`, and where it closes. In double quotes a backslash takes the meaning of the next letter. */
function quoted(line: string, start: number): [text: string, end: number] {
  const quote = line[start]
  let text = ''
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === quote) return [text, i]
    if (quote === '"' && line[i] === '\\' && '"\\$`\n'.includes(line[i + 1] ?? ' ')) i++
    text += line[i]
  }
  throw new WordsError(`a ${quote} is not closed in: ${line}`)
}
