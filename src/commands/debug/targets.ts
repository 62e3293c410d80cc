import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { applyCustom } from './custom.ts'
import type { DebugFlags } from './flags.ts'
import { containerName, nameSuffix } from './names.ts'
import { profiles } from './profiles.ts'

/** The pod that a debug container runs in, and its name; '' where none was added. */
export interface Debugged { pod: KubeObject; container: string }

const pods = async (ctx: CommandContext) => resourceFor(await ctx.client.resources(), 'pods')
const variables = ({ env }: DebugFlags) => Object.entries(env).map(([name, value]) => ({ name, value }))

/** A debug container as the flags describe it. */
const described = (name: string, words: readonly string[], flags: DebugFlags): Fields => ({
  name, image: flags.image, terminationMessagePolicy: 'File', resources: {},
  ...(Object.keys(flags.env).length && { env: variables(flags) }), ...(flags['image-pull-policy'] && { imagePullPolicy: flags['image-pull-policy'] }),
  ...(flags.stdin && { stdin: true }), ...(flags.tty && { tty: true }), ...(words.length && { [flags['arguments-only'] ? 'args' : 'command']: [...words] }),
})

/** Adds an ephemeral container to a pod. @throws ApiError */
export async function debugPod(ctx: CommandContext, pod: KubeObject, words: readonly string[], flags: DebugFlags, custom?: Fields): Promise<Debugged> {
  const name = containerName(ctx, pod, flags)
  const before = ((pod as Fields).spec.ephemeralContainers ?? []) as Fields[]
  const same = before.find((other) => other.name === name)
  // A name that is there already means the container that has it, whose change the server then refuses.
  const container: Fields = same ? clone(same) : { ...described(name, words, flags), ...(flags.target && { targetContainerName: flags.target }) }
  profiles[flags.profile]!({ pod: pod as Fields, container, style: 'ephemeral', flags })
  await applyCustom(container, custom)
  warnOfUser(ctx, container, pod)
  const order = [...before, ...(same ? [] : [container])].map(({ name: itsName }) => ({ name: itsName }))
  const patch = { spec: { '$setElementOrder/ephemeralContainers': order, ephemeralContainers: [container] } }
  const changed = await ctx.client.patch(await pods(ctx), pod.metadata.namespace, pod.metadata.name!, 'application/strategic-merge-patch+json', patch, { fieldManager: 'kubectl-debug' }, 'ephemeralcontainers')
  return { pod: changed, container: name }
}

/** Makes a pod on a node that sees the node as it is. @throws ApiError */
export async function debugNode(ctx: CommandContext, node: KubeObject, words: readonly string[], flags: DebugFlags, custom?: Fields): Promise<Debugged> {
  const name = flags.container || 'debugger'
  const pod: Fields = {
    apiVersion: 'v1', kind: 'Pod',
    metadata: { name: `node-debugger-${node.metadata.name}-${nameSuffix(node, ctx.client.now())}`, labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } },
    spec: { containers: [described(name, words, flags)], nodeName: node.metadata.name, restartPolicy: 'Never', tolerations: [{ operator: 'Exists' }] },
  }
  if (!flags.quiet) ctx.out(`Creating debugging pod ${pod.metadata.name} with container ${name} on node ${node.metadata.name}.\n`)
  profiles[flags.profile]!({ pod, container: pod.spec.containers[0], style: 'node', flags })
  await applyCustom(pod.spec.containers[0], custom)
  return { pod: await ctx.client.create(await pods(ctx), ctx.namespace, pod, { fieldManager: 'kubectl-debug' }), container: name }
}

/** Makes a copy of a pod with one container more, or one changed. @throws ApiError, CommandError */
export async function debugCopy(ctx: CommandContext, original: KubeObject, words: readonly string[], flags: DebugFlags, custom?: Fields): Promise<Debugged> {
  const { namespace, labels, annotations } = original.metadata
  const spec: Fields = clone((original as Fields).spec)
  delete spec.ephemeralContainers
  if (ctx.changed('share-processes')) spec.shareProcessNamespace = flags['share-processes']
  if (!flags['same-node']) delete spec.nodeName
  for (const container of spec.containers as Fields[]) container.image = flags['set-image'][container.name] || flags['set-image']['*'] || container.image
  const copy: Fields = { apiVersion: 'v1', kind: 'Pod', metadata: { name: flags['copy-to'], namespace, ...(annotations && { annotations }), ...(labels && { labels }) }, spec }
  const container = changedContainer(ctx, copy, words, flags)
  if (container) {
    profiles[flags.profile]!({ pod: copy, container, style: 'copy', flags })
    await applyCustom(container, custom)
    warnOfUser(ctx, container, copy)
  }
  const pod = await ctx.client.create(await pods(ctx), namespace, copy, { fieldManager: 'kubectl-debug' })
  if (flags.replace) await ctx.client.delete(await pods(ctx), namespace, original.metadata.name!, { gracePeriodSeconds: 0 })
  return { pod, container: container?.name ?? '' }
}

/** The container of the copy that the flags are about: one that it has, else a new one; none when only images were set. */
function changedContainer(ctx: CommandContext, copy: Fields, words: readonly string[], flags: DebugFlags): Fields | undefined {
  const { containers, initContainers = [] } = copy.spec
  let container: Fields | undefined = [...containers, ...initContainers].find(({ name }: Fields) => name === flags.container)
  if (!container) {
    if (!flags.image && Object.keys(flags['set-image']).length) return undefined
    if (!flags.image) throw new CommandError('you must specify image when creating new container')
    container = { name: containerName(ctx, copy as KubeObject, flags), terminationMessagePolicy: 'File', resources: {} }
    containers.push(container)
  }
  if (words.length) {
    if (!flags['arguments-only']) delete container.args
    container[flags['arguments-only'] ? 'args' : 'command'] = [...words]
  }
  if (Object.keys(flags.env).length) container.env = variables(flags)
  if (flags.image) container.image = flags.image
  if (flags['image-pull-policy']) container.imagePullPolicy = flags['image-pull-policy']
  container.stdin = flags.stdin
  container.tty = flags.tty
  return container
}

/** Says where the pod's user takes away what a profile gives. */
function warnOfUser(ctx: CommandContext, { securityContext }: Fields, pod: Fields): void {
  if (!pod.spec.securityContext?.runAsUser || !securityContext || securityContext.runAsUser === 0) return
  if (!securityContext.privileged && !securityContext.capabilities?.add?.length) return
  ctx.err('Warning: Non-root user is configured for the entire target Pod, and some capabilities granted by debug profile may not work. Please consider using "--custom" with a custom profile that specifies "securityContext.runAsUser: 0".\n')
}
