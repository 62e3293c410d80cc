/** Spellings of Go's RE2 that JavaScript writes otherwise. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', space: '\\t\\n\\v\\f\\r ', xdigit: '0-9A-Fa-f', word: '\\w', punct: '!-\\/:-@\\[-`{-~', blank: '\\t ', cntrl: '\\x00-\\x1f\\x7f',
}

const compiled = new Map<string, RegExp | undefined>()

/** A Go pattern as a RegExp; undefined when it is none. */
export function goRegExp(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern)
  const lead = /^\(\?([imsU]+)\)/.exec(pattern)
  const body = (lead ? pattern.slice(lead[0].length) : pattern)
    .replace(/\[:(\^?)(\w+):\]/g, (all, not: string, name: string) => (not ? all : CLASSES[name] ?? all))
    .replace(/\\A/g, '^').replace(/\\z/g, '$').replace(/\(\?P</g, '(?<')
  const flags = [...new Set(lead?.[1] ?? '')].filter((flag) => 'ims'.includes(flag)).join('')
  const made = attempt(body, `${flags}u`) ?? attempt(body, flags)
  compiled.set(pattern, made)
  return made
}

function attempt(body: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(body, flags)
  } catch {
    return undefined
  }
}
