/** Words that are written in capitals. */
const acronyms = ['API', 'URL', 'UID', 'GUID']

/** A field's name in words: `resourceVersion` becomes `Resource Version`. Names with anything but letters and dashes stay. `kubectl: describe.smartLabelFor` */
export function fieldWords(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field
  return joinCapitals(splitCamelCase(field)).map((word) => {
    if (acronyms.includes(word.toUpperCase())) return word.toUpperCase()
    return word === word.toLowerCase() ? word.slice(0, 1).toUpperCase() + word.slice(1) : word
  }).join(' ')
}

/** Runs of small letters, of capitals and of others; the last capital of a run belongs to the small ones behind it. */
function splitCamelCase(text: string): string[] {
  const runs = text.match(/\p{Ll}+|\p{Lu}+|[^\p{Ll}\p{Lu}]+/gu) ?? []
  const words = runs.map((run) => [...run])
  for (let i = 0; i + 1 < words.length; i++) {
    if (/^\p{Lu}/u.test(runs[i]!) && /^\p{Ll}/u.test(runs[i + 1]!)) words[i + 1]!.unshift(words[i]!.pop()!)
  }
  return words.map((chars) => chars.join('')).filter(Boolean)
}

/** Puts a run of capitals and the capitalised word behind it together again: `CIDRs`. */
function joinCapitals(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!, next = words[i + 1]
    const capitals = word.length >= 2 && !/[^\p{Lu}\P{L}]/u.test(word)
    if (next !== undefined && capitals && /^\p{Lu}/u.test(next)) {
      joined.push(word + next)
      i++
    } else joined.push(word)
  }
  return joined
}
