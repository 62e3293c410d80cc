import { CommandError, int32, stringSlice } from '../../cli/command.ts'
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
      name: containerName(image, `${name} ${at} ${ctx.client.now()}`), image,
      ...(command.length && { command }),
      ...(at === 0 && flags.port >= 0 && { ports: [{ containerPort: flags.port }] }),
    }))
    return {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels },
      spec: { replicas: flags.replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
    }
  },
})

/** The last part of an image's name without tag and digest; names with `_` or `.` are made fit and get a suffix, as the API server's random names have. */
function containerName(image: string, seed: string): string {
  const name = image.split('/').at(-1)!.split(':')[0]!.split('@')[0]!
  return /[_.]/.test(name) ? `${name.replace(/[_.]/g, '-')}-${suffix(`${image} ${seed}`)}` : name
}

const letters = 'bcdfghjklmnpqrstvwxz2456789'

/** Five letters that follow from a text: chance is not needed to tell names apart, and the same commands give the same names. */
function suffix(seed: string): string {
  let hash = 0x811c9dc5
  for (const letter of seed) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  let text = ''
  for (; text.length < 5; hash = Math.floor(hash / letters.length)) text += letters[hash % letters.length]
  return text
}
