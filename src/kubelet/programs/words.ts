/** A piece of a script: a word (with quotes resolved), or an operator. `plain` words had no quotes: only they are keywords. */
export interface Token { text: string; operator?: true; plain?: true }

const OPERATORS = ['&&', '||', ';;', '>>', '2>&1', '&>', '2>>', '2>', '1>&2', '1>', '>&2', '>', '<', ';', '|', '&', '(', ')', '\n']

/** Splits a script into words and operators. Variables stay as they are (`$x`); inside single quotes `$` becomes \u0001. */
export function tokens(script: string): Token[] {
  const found: Token[] = []
  let word: string | undefined
  let plain = true
  const flush = () => {
    if (word !== undefined) found.push({ text: word, ...(plain && { plain: true as const }) })
    word = undefined
    plain = true
  }
  for (let i = 0; i < script.length;) {
    const letter = script[i]
    if (letter === '\\') {
      if (script[i + 1] !== '\n') word = (word ?? '') + (script[i + 1] === '$' ? '\u0001' : script[i + 1] ?? '')
      plain = false
      i += 2
    } else if (letter === "'") {
      const end = script.indexOf("'", i + 1)
      word = (word ?? '') + script.slice(i + 1, end < 0 ? undefined : end).replaceAll('$', '\u0001')
      plain = false
      i = end < 0 ? script.length : end + 1
    } else if (letter === '"') {
      let text = ''
      for (i++; i < script.length && script[i] !== '"'; i++) {
        if (script[i] === '\\' && '$"\\`'.includes(script[i + 1])) text += script[++i] === '$' ? '\u0001' : script[i]
        else text += script[i]
      }
      word = (word ?? '') + text
      plain = false
      i++
    } else if (letter === '$' && script[i + 1] === '(') {
      const end = closing(script, i + 1)
      word = (word ?? '') + script.slice(i, end)
      i = end
    } else if (letter === '#' && word === undefined) {
      while (i < script.length && script[i] !== '\n') i++
    } else {
      const operator = (word === undefined || !/^[12&]/.test(letter)) || letter === '&' ? OPERATORS.find((text) => script.startsWith(text, i)) : undefined
      if (operator) {
        flush()
        found.push({ text: operator, operator: true })
        i += operator.length
      } else if (letter === ' ' || letter === '\t') {
        flush()
        i++
      } else {
        word = (word ?? '') + letter
        i++
      }
    }
  }
  flush()
  return found
}

/** The place behind the bracket that closes the one at `from`. */
function closing(script: string, from: number): number {
  let depth = 0
  for (let i = from; i < script.length; i++) {
    if (script[i] === '(') depth++
    else if (script[i] === ')' && --depth === 0) return i + 1
  }
  return script.length
}
