import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { checkCustom } from './custom.ts'
import type { DebugFlags } from './flags.ts'

const IMAGE = /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::\d+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/

const refuse = (message: string): never => { throw new CommandError(message) }

/** Checks how flags and arguments go together. `kubectl: DebugOptions.Validate` @throws CommandError */
export function validate(ctx: CommandContext, names: readonly string[], command: readonly string[], flags: DebugFlags, custom: Fields | undefined): void {
  const { image, container, 'copy-to': copyTo, 'set-image': setImages, 'image-pull-policy': policy, target } = flags
  const images = Object.entries(setImages)
  if (flags.attach && ctx.changed('attach') && !image && !container) refuse('you must specify --container or create a new container using --image in order to attach.')
  if (copyTo) {
    if (!image && !images.length && !command.length) refuse('you must specify --image, --set-image or command arguments.')
    if (command.length && !container && !image) refuse('you must specify an existing container or a new image when specifying args.')
  } else {
    if (flags.replace) refuse('--replace may only be used with --copy-to.')
    if (flags['same-node']) refuse('--same-node may only be used with --copy-to.')
    if (images.length) refuse('--set-image may only be used with --copy-to.')
    if (!image) refuse('you must specify --image when not using --copy-to.')
  }
  if (image && !IMAGE.test(image)) refuse(`invalid image name ${JSON.stringify(image)}: invalid reference format`)
  if (!names.length && !flags.filename.length) refuse('NAME or filename is required for debug')
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(policy)) refuse(`invalid image pull policy: ${policy}`)
  for (const [name, other] of images) if (!IMAGE.test(other)) refuse(`invalid image name ${JSON.stringify(other)} for container ${JSON.stringify(name)}: invalid reference format`)
  if (target) {
    if (copyTo) refuse('--target is incompatible with --copy-to. Use --share-processes instead.')
    if (!flags.quiet) ctx.out(`Targeting container ${JSON.stringify(target)}. If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`)
  }
  if (flags.tty && !flags.stdin) refuse('-i/--stdin is required for containers with -t/--tty=true')
  checkCustom(custom)
  if (flags.profile === 'legacy') ctx.err('--profile=legacy is deprecated and planned to be removed in v1.39. It is recommended to specify other profile, for example "--profile=general".\n')
}
