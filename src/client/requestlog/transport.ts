import type { ApiRequest } from '../../api/request.ts'
import { ApiError } from '../../api/status.ts'
import type { Transport } from '../contract.ts'
import type { Exchange } from './exchange.ts'
import { exchangeLines } from './exchange.ts'
import { methodOf, requestPath } from './url.ts'

/** What a log of requests needs to know. */
export interface RequestLogSettings {
  /** -v: 5 and up. */
  level: number
  /** Whether --request-timeout sets the deadlines of watches. */
  limited: boolean
  /** Scheme, host and port. */
  server: string
  pid: number
  write(text: string): void
}

const accepts = {
  table: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json',
  partial: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
  object: 'application/json',
}

const two = (value: number) => String(value).padStart(2, '0')

/** The head of a line of a Go program's log (klog): month and day, time, process and source. */
function head(ms: number, pid: number, source: string): string {
  const at = new Date(ms)
  const fraction = String(at.getUTCMilliseconds()).padStart(3, '0')
  return `I${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${fraction}000 ${String(pid).padStart(7)} ${source}] `
}

/** Puts a log before a transport: each request is told as kubectl tells of it with -v=6 and up, and at -v=5 of watches that were cut off. */
export function loggedTransport(inner: Transport, { level, limited, server, pid, write }: RequestLogSettings): Transport {
  const started = () => inner.now()
  const tell = (exchange: Omit<Exchange, 'started' | 'ended'>, from: number) => {
    if (level < 6) return
    const ended = inner.now()
    // The time of a cluster is not known before its first request.
    const lines = exchangeLines({ ...exchange, started: from || ended, ended }, level)
    write(lines.map(([source, message]) => `${head(ended, pid, source)}${message}\n`).join(''))
  }
  const about = (request: ApiRequest) => ({
    method: methodOf(request), url: `${server}${requestPath(request)}`, accept: accepts[request.accept ?? 'object'],
    contentType: request.body === undefined ? undefined : request.contentType ?? 'application/json',
    requestBody: request.bodyText ?? (request.body === undefined ? '' : JSON.stringify(request.body)),
  })
  /** Carries out the work of a request and tells how it went. */
  const told = async <T>(known: ReturnType<typeof about>, work: () => Promise<T>, answer: (value: T) => { code: number; responseBody: string }): Promise<T> => {
    const from = started()
    try {
      const value = await work()
      tell({ ...known, ...answer(value) }, from)
      return value
    } catch (error) {
      if (error instanceof ApiError) tell({ ...known, code: error.code, responseBody: `${JSON.stringify(error.status)}\n` }, from)
      throw error
    }
  }
  return {
    ...inner,
    request: (request) => told(about(request), () => inner.request(request), ({ code, body }) => (
      { code, responseBody: typeof body === 'string' ? body : JSON.stringify(body) + (request.accept === 'table' ? '' : '\n') })),
    raw: (method, path, body) => told({ method, url: `${server}${path}`, accept: accepts.object, contentType: body === undefined ? undefined : 'application/json', requestBody: body ?? '' },
      () => inner.raw(method, path, body), (responseBody) => ({ code: 200, responseBody })),
    async *watch(request, options) {
      tell({ ...about(request), code: 200, responseBody: '' }, started())
      yield* inner.watch(request, options)
      if (!limited || options.signal?.aborted || inner.now() < (options.deadline ?? Infinity)) return
      write(`${head(inner.now(), pid, 'streamwatcher.go:123')}"Unable to decode an event from the watch stream" err="context deadline exceeded (Client.Timeout or context cancellation while reading body)"\n`)
    },
    async *log(request, options) {
      tell({ ...about(request), code: 200, responseBody: '' }, started())
      yield* inner.log(request, options)
    },
  }
}
