import { JsonError, readJson, skipSpace } from '../api/yaml/json.ts'

/** Why a whole text is no JSON value, as `encoding/json: Unmarshal` says it. */
export function jsonFault(text: string): string {
  try {
    const { end } = readJson(text, skipSpace(text, 0))
    const rest = skipSpace(text, end)
    if (rest < text.length) return `invalid character '${text[rest]}' after top-level value`
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return error.message === 'unexpected EOF' ? 'unexpected end of JSON input' : error.message
  }
  throw new Error('the text is JSON, and was said not to be')
}
