import { quote } from '../../api/goquote.ts'

/** One request and its answer, as a log tells of them. */
export interface Exchange {
  method: string
  url: string
  accept: string
  contentType?: string
  requestBody: string
  code: number
  responseBody: string
  /** Cluster time of both ends, ms. */
  started: number
  ended: number
}

const statusTexts: Record<number, string> = {
  200: 'OK', 201: 'Created', 202: 'Accepted', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  406: 'Not Acceptable', 409: 'Conflict', 410: 'Gone', 415: 'Unsupported Media Type', 422: 'Unprocessable Entity', 429: 'Too Many Requests',
  500: 'Internal Server Error', 501: 'Not Implemented', 503: 'Service Unavailable', 504: 'Gateway Timeout',
}

/** A value of several lines stands between brackets, a tab before each; others are quoted. (klog: serialize.KVFormat) */
const value = (text: string) => (text.includes('\n') ? `<\n${text.replace(/\n$/, '').split('\n').map((line) => `\t${line}\n`).join('')} >` : quote(text))

/** Long bodies are cut off, the less the more is asked for. (client-go: transport.debuggingRoundTripper) */
function cut(body: string, level: number): string {
  const most = level >= 10 ? Infinity : level >= 9 ? 10240 : 1024
  return body.length <= most ? body : `${body.slice(0, most)} [truncated ${body.length - most} chars]`
}

const headers = (named: Record<string, string>) => value(`${Object.entries(named).map(([name, text]) => `${name}: ${text}`).join('\n')}\n`)

/** What kubectl logs of an exchange at a level of verbosity (from 6 on): source and message of each line. */
export function exchangeLines(exchange: Exchange, level: number): [source: string, message: string][] {
  const { method, url, accept, contentType, requestBody, code, responseBody, started, ended } = exchange
  const lines: [string, string][] = []
  const status = `status=${quote(`${code} ${statusTexts[code] ?? ''}`)}`
  const where = `verb=${quote(method)} url=${quote(url)}`
  const took = `milliseconds=${Math.round(ended - started)}`
  if (level < 7) return [['round_trippers.go:632', `"Response" ${where} ${status} ${took}`]]
  const sent: Record<string, string> = { Accept: accept, Authorization: 'Bearer <masked>', ...(contentType && { 'Content-Type': contentType }), 'User-Agent': 'kubectl/v1.37.2' }
  if (level >= 8) lines.push(['helper.go:105', `"Request Body" body=${value(cut(requestBody, level))}`])
  const asked = level >= 9
    ? `curlCommand=${value(`curl -v -X${method} ${Object.entries(sent).map(([name, text]) => ` -H "${name}: ${text}"`).join('')} '${url}'\n`)}`
    : `${where} headers=${headers(sent)}`
  lines.push(['round_trippers.go:527', `"Request" ${asked}`])
  if (level < 8) return [...lines, ['round_trippers.go:632', `"Response" ${status} ${took}`]]
  const got = headers({ 'Cache-Control': 'no-cache, private', 'Content-Length': String(responseBody.length), 'Content-Type': 'application/json', Date: new Date(ended).toUTCString() })
  lines.push(['round_trippers.go:632', `"Response" ${level >= 9 ? `${where} ` : ''}${status} headers=${got} ${took}`])
  lines.push(['helper.go:105', `"Response Body" body=${value(cut(responseBody, level))}`])
  return lines
}
