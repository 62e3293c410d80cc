import { bool, duration, int, string, stringArray } from '../../cli/command.ts'
import { printFlags } from '../../print/flags.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, recordFlag } from '../shared/flags.ts'
import { overrideFlags } from '../shared/overrides.ts'
import { saveConfigFlag } from '../shared/saveconfig.ts'

const ignored = 'it is ignored by kubectl run and will be removed in a future release'

/** The flags of run (kubectl: cmd/run). Those of delete are for --rm. */
export const runFlags = {
  ...filenameFlags,
  filename: { ...filenameFlags.filename, deprecated: ignored, deprecatedShorthand: ignored },
  cascade: string('background', 'With --rm: what becomes of dependents, "background", "orphan" or "foreground".', { noOptDefault: 'background' }),
  force: bool(false, 'With --rm: take the pod out of the API at once.'),
  'grace-period': int(-1, 'With --rm: seconds for the pod to end gracefully.'),
  timeout: duration(0, 'With --rm: how long to wait for the deletion.'),
  wait: bool(false, 'With --rm: wait until the pod is gone.'),
  ...printFlags, ...recordFlag, ...dryRunFlag, ...saveConfigFlag, ...fieldManagerFlag('kubectl-run'), ...overrideFlags,
  annotations: stringArray([], 'Annotations of the pod, as key=value.'),
  image: string('', 'The image of the container.', { required: true }),
  'image-pull-policy': string('', 'When to pull the image: Always, IfNotPresent or Never. Empty leaves it to the server.'),
  rm: bool(false, 'Delete the pod when it has ended. Only when attaching to it (--attach, -i).'),
  env: stringArray([], 'Environment variables of the container, as NAME=VALUE.'),
  port: string('', 'The port that the container serves.'),
  labels: string('', 'Labels of the pod, as key=value with commas between.', { shorthand: 'l' }),
  stdin: bool(false, 'Keep the container\'s stdin open, even when nothing is attached.', { shorthand: 'i' }),
  tty: bool(false, 'Give the container a terminal.', { shorthand: 't' }),
  attach: bool(false, 'Wait until the pod runs, then attach to it. The default with -i.'),
  'leave-stdin-open': bool(false, 'Keep stdin open after the first attach ends.'),
  restart: string('Always', 'The restart policy of the pod: Always, OnFailure or Never.'),
  command: bool(false, 'Use the arguments as the container\'s command instead of its args.'),
  expose: bool(false, 'Create a ClusterIP service for the pod, too. Needs --port.'),
  quiet: bool(false, 'Say nothing but what the pod says.', { shorthand: 'q' }),
  privileged: bool(false, 'Run the container privileged.'),
  'detach-keys': string('ctrl-p,ctrl-q', 'The keys that detach from the container.'),
  'pod-running-timeout': duration(60_000, 'How long to wait until the pod runs.'),
}
