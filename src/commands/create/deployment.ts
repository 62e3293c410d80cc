import { CommandError, int32, stringSlice } from '../../cli/command.ts'
import { Random, randomState } from '../../random.ts'
import { defineGenerator } from './generator.ts'

/** `kubectl create deployment`. `kubectl: cmd/create/create_deployment` */
export const deployment = defineGenerator({
  use: 'deployment NAME --image=image -- [COMMAND] [args...]',
  aliases: ['deploy'],
  short: 'Create a deployment with the specified name',
  examples: '  # A deployment of nginx, with three replicas and a port\n  kubectl create deployment web --image=nginx --replicas=3 --port=80\n\n  # One with a command of its own\n  kubectl create deployment clock --image=busybox -- date\n\n  # Two containers in each pod\n  kubectl create deployment pair --image=nginx --image=redis',
  flags: {
    image: stringSlice([], 'Images to run. Each one gives a container in the pod.', { required: true }),
    port: int32(-1, 'The port that the first container serves.'),
    replicas: int32(1, 'How many replicas to run.', { shorthand: 'r' }),
  },
  failure: 'failed to create deployment: ',
  make({ ctx, name, command, namespace, flags }) {
    if (flags.image.length > 1 && command.length) throw new CommandError('cannot specify multiple --image options and command')
    const labels = { app: name }
    const containers = flags.image.map((image, at) => ({
      name: containerName(image, () => ctx.env.randomSeed()), image,
      ...(command.length && { command }),
      ...(at === 0 && flags.port >= 0 && { ports: [{ containerPort: flags.port }] }),
    }))
    return {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels },
      spec: { replicas: flags.replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
    }
  },
})

/** The last part of an image's name without tag and digest; names with `_` or `.` are made fit and told apart by chance. */
function containerName(image: string, seed: () => string): string {
  const name = image.split('/').at(-1)!.split(':')[0]!.split('@')[0]!
  return /[_.]/.test(name) ? `${name.replace(/[_.]/g, '-')}-${new Random(randomState(seed())).name(5)}` : name
}
