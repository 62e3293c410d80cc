import type { Probe } from '../../api/types/core.v1.ts'

/** A probe in one line: `http-get http://:80/ delay=0s timeout=1s period=10s successThreshold=1 failureThreshold=3`. */
export function probeText(probe: Probe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0, successThreshold = 0, failureThreshold = 0 } = probe
  const timing = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s successThreshold=${successThreshold} failureThreshold=${failureThreshold}`
  return `${actionText(probe)} ${timing}`
}

function actionText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`
  if (httpGet) return `http-get ${(httpGet.scheme ?? '').toLowerCase()}://${hostPort(httpGet.host ?? '', httpGet.port)}${urlPath(httpGet.path ?? '')}`
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`
  return 'unknown'
}

/** Host and port joined, IPv6 addresses in brackets. */
export const hostPort = (host: string, port: string | number): string => (host.includes(':') || host.includes('%') ? `[${host}]:${port}` : `${host}:${port}`)

const kept = /[A-Za-z0-9\-_.~$&+,/:;=@]/

/** A path as it stands in a URL: other bytes in hex, a slash in front. */
function urlPath(path: string): string {
  if (path === '') return ''
  let text = path.startsWith('/') ? '' : '/'
  for (const byte of Buffer.from(path)) {
    const char = String.fromCharCode(byte)
    text += byte < 0x80 && kept.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}
