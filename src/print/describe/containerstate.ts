import type { ContainerState, ContainerStatus } from '../../api/types/core.v1.ts'
import type { Lines } from './contract.ts'
import { indent, row, rowIf, truth } from './lines.ts'
import { timeText } from './times.ts'

/** State, the state before when it ended, readiness and restarts of a container. */
export function stateLines({ state, lastState, ready, restartCount }: ContainerStatus): Lines {
  return [
    ...oneState('State', state),
    ...(lastState?.terminated ? oneState('Last State', lastState) : []),
    row('Ready', truth(Boolean(ready))),
    row('Restart Count', restartCount ?? 0),
  ]
}

function oneState(title: string, { running, waiting, terminated }: ContainerState = {}): Lines {
  if (running) return [row(title, 'Running'), ...indent(1, [row('Started', timeText(running.startedAt))])]
  if (waiting || !terminated) return [row(title, 'Waiting'), ...indent(1, rowIf('Reason', waiting?.reason))]
  return [row(title, 'Terminated'), ...indent(1, [
    ...rowIf('Reason', terminated.reason),
    ...rowIf('Message', terminated.message),
    row('Exit Code', terminated.exitCode ?? 0),
    ...rowIf('Signal', terminated.signal || undefined),
    row('Started', timeText(terminated.startedAt)),
    row('Finished', timeText(terminated.finishedAt)),
  ])]
}
