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

/** Answers `pods/exec` and `pods/attach` in one piece: the body names container, command and input. @throws ApiError */
export const servePodExec = (session: Session, request: ApiRequest): ExecAnswer => podExec(request, apiOf(session))
