import type { ApiRequest } from '../api/request.ts'
import type { Session } from '../apiserver/session.ts'
import type { ExecAnswer } from '../kubelet/exec/podexec.ts'
import { podExec } from '../kubelet/exec/podexec.ts'
import type { Cursor, LogAnswer } from '../kubelet/logs/podlog.ts'
import { podLog } from '../kubelet/logs/podlog.ts'
import { controllerApi } from './api.ts'

/** The kubelet's side of the API, for subresources of pods that it serves itself. */
const apiOf = (session: Session) => controllerApi(session, 'kubelet', () => {})

/** Answers `pods/log`; with a cursor, what came since. @throws ApiError */
export const servePodLog = (session: Session, request: ApiRequest, cursor?: Cursor): LogAnswer => podLog(request, apiOf(session), cursor)

/**
 * What the kubelet answers of a pod: its log as text, or (the body names container, command and input) what a command in it
 * did. Undefined for requests that are not its own.
 * @throws ApiError
 */
export function servePodStream(session: Session, request: ApiRequest): string | ExecAnswer | undefined {
  const { subresource, verb, name, body } = request
  if (name === undefined) return undefined
  if (subresource === 'log' && verb === 'get') return servePodLog(session, request).text
  return (subresource === 'exec' || subresource === 'attach') && verb === 'create' && body ? podExec(request, apiOf(session)) : undefined
}
