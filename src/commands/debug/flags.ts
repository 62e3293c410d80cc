import type { FlagValues } from '../../cli/command.ts'
import { bool, string, stringSlice, stringToString } from '../../cli/command.ts'

const WITH_COPY = ' Only with --copy-to.'

/** The flags of debug (kubectl: cmd/debug). */
export const debugFlags = {
  filename: stringSlice([], 'Manifest files or folders that name what to debug.', { shorthand: 'f' }),
  'arguments-only': bool(false, 'What stands behind -- are arguments for the image\'s own command, not a command.'),
  attach: bool(false, 'Wait for the container and attach to it. With -i it is the default.'),
  container: string('', 'Name of the debug container.', { shorthand: 'c' }),
  'copy-to': string('', 'Debug a copy of the pod, which gets this name.'),
  replace: bool(false, `Delete the original pod.${WITH_COPY}`),
  env: stringToString({}, 'Environment variables of the container.'),
  image: string('', 'Image of the debug container.'),
  'keep-labels': bool(false, `Keep the pod's labels.${WITH_COPY}`),
  'keep-annotations': bool(false, `Keep the pod's annotations.${WITH_COPY}`),
  'keep-liveness': bool(false, `Keep the liveness probes.${WITH_COPY}`),
  'keep-readiness': bool(false, `Keep the readiness probes.${WITH_COPY}`),
  'keep-startup': bool(false, `Keep the startup probes.${WITH_COPY}`),
  'keep-init-containers': bool(true, `Run the init containers.${WITH_COPY}`),
  'set-image': stringToString({}, `Other images for containers, name=image; * means all.${WITH_COPY}`),
  'image-pull-policy': string('', 'Pull policy of the debug container. Without it the server decides.'),
  stdin: bool(false, 'Keep standard input open, even when nothing is attached.', { shorthand: 'i' }),
  quiet: bool(false, 'Say nothing that is only for information.', { shorthand: 'q' }),
  'same-node': bool(false, `Put the copy on the same node.${WITH_COPY}`),
  'share-processes': bool(true, `Let the containers see each other's processes.${WITH_COPY}`),
  target: string('', 'The container whose processes an ephemeral container sees.'),
  tty: bool(false, 'Give the container a terminal.', { shorthand: 't' }),
  profile: string('general', 'What the container may do: general, baseline, restricted, netadmin or sysadmin.'),
  custom: string('', 'A JSON or YAML file with a part of a container spec that is laid over the profile.'),
}

export type DebugFlags = FlagValues<typeof debugFlags>
