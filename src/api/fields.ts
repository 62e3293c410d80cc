/** Field selectors (`status.phase=Running,metadata.name!=web`). Grammar and texts: `k8s.io/apimachinery: fields`. */
import { SelectorError } from './labels.ts'

export interface FieldTerm { field: string; operator: '=' | '!='; value: string }
/** All terms have to hold; an empty list selects everything. */
export type FieldSelector = readonly FieldTerm[]

/** Splits at commas that no backslash escapes. */
function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  terms.push(text.slice(start))
  return terms
}

function unescape(value: string): string {
  return value.replace(/\\([^]?)|[,=]/g, (found, escaped: string | undefined) => {
    if (escaped === undefined) throw new SelectorError(`invalid field selector: unescaped character in value: ${found.codePointAt(0)}`)
    if (escaped !== '\\' && escaped !== ',' && escaped !== '=') throw new SelectorError(`invalid field selector: invalid escape sequence: ${found}`)
    return escaped
  })
}

/** Parses a field selector. @throws SelectorError with the server's text */
export function parseFieldSelector(text: string): FieldSelector {
  return splitTerms(text).filter(Boolean).sort().map((term) => {
    const split = /^(.*?)(!=|==|=)([^]*)$/s.exec(term)
    if (!split) throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`)
    return { field: split[1]!, operator: split[2] === '!=' ? '!=' : '=', value: unescape(split[3]!) }
  })
}

/** As it is sent and shown in error texts. */
export function formatFieldSelector(selector: FieldSelector): string {
  return selector.map(({ field, operator, value }) => field + operator + value.replace(/[\\,=]/g, '\\$&')).join(',')
}

/**
 * Checks that only fields are named that the resource can select by.
 * @throws SelectorError `field label not supported: spec.foo`
 */
export function checkFieldLabels(selector: FieldSelector, supported: (field: string) => boolean): void {
  for (const { field } of selector) if (!supported(field)) throw new SelectorError(`field label not supported: ${field}`)
}

/** Whether an object's selectable fields fit; a field without value counts as empty. */
export function matchesFields(selector: FieldSelector, fields: Readonly<Record<string, string>>): boolean {
  return selector.every(({ field, operator, value }) => ((fields[field] ?? '') === value) === (operator === '='))
}
