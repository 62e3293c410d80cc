import { describe, expect, test } from 'vitest'
import { exchangeLines } from './exchange.ts'

const exchange = {
  method: 'GET', url: 'https://127.0.0.1:8443/api/v1/namespaces/default/pods/x', accept: 'application/json', requestBody: '',
  code: 404, responseBody: '{"code":404}\n', started: 1000, ended: 1004,
}
const messages = (level: number, changes = {}) => exchangeLines({ ...exchange, ...changes }, level).map(([, message]) => message)

describe('exchangeLines', () => {
  test('-v=6 tells of an exchange in one line', () => {
    expect(messages(6)).toEqual([`"Response" verb="GET" url="${exchange.url}" status="404 Not Found" milliseconds=4`])
  })
  test('-v=7 shows what is sent', () => {
    expect(messages(7)).toEqual([
      `"Request" verb="GET" url="${exchange.url}" headers=<\n\tAccept: application/json\n\tAuthorization: Bearer <masked>\n\tUser-Agent: kubectl/v1.37.2\n >`,
      '"Response" status="404 Not Found" milliseconds=4',
    ])
  })
  test('-v=8 shows bodies: lines between brackets, the rest quoted', () => {
    const lines = messages(8)
    expect(lines[0]).toBe('"Request Body" body=""')
    expect(lines[3]).toBe('"Response Body" body=<\n\t{"code":404}\n >')
    expect(messages(8, { responseBody: '{"a":1}' })[3]).toBe('"Response Body" body="{\\"a\\":1}"')
  })
  test.each([[8, 1024], [9, 10240]])('-v=%i cuts long bodies off after %i letters', (level, most) => {
    expect(messages(level, { responseBody: 'a'.repeat(most + 5) }).at(-1)).toBe(`"Response Body" body="${'a'.repeat(most)} [truncated 5 chars]"`)
  })
  test('-v=9 gives a command line', () => expect(messages(9)[1]).toContain(`curl -v -XGET  -H "Accept: application/json"`))
})
