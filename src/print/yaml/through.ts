import { wellFormed } from '../go/value.ts'

const unusual = /[\x7f-\x9f\ud800-\udfff\ufffe\uffff]/
const refused = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/

/**
 * A string as it comes out of sigs.k8s.io/yaml's detour over JSON, which it reads back as YAML: control characters are refused,
 * and NEL (U+0085), a line break to YAML, is folded away with the blanks around it (a key may not hold one).
 * @throws Error with go-yaml's text
 */
export function throughYaml(text: string, key = false): string {
  if (!unusual.test(text)) return text
  if (key && text.includes('\x85')) throw new Error("yaml: line 1: did not find expected ',' or '}'")
  if (refused.test(text)) throw new Error('yaml: control characters are not allowed')
  return wellFormed(text).replace(/ *\x85(?: *\x85)* */g, (run) => '\n'.repeat(run.replaceAll(' ', '').length - 1) || ' ')
}
