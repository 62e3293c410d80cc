import type { KubeObject } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'

/** What happens to one object. ABSENT comes only first, when there is no such object. */
export type ObjectEvent = { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: KubeObject } | { type: 'ABSENT' }

/**
 * One object as it is now and each of its changes, until the deadline (cluster ms). A watch that the server ends is
 * taken up again with a fresh list. `client-go: tools/watch UntilWithSync`
 * @throws ApiError when the object cannot be read
 */
export async function* followObject(ctx: CommandContext, { resource, namespace, name }: Info, deadline: number | undefined): AsyncGenerator<ObjectEvent> {
  const query = { fieldSelector: `metadata.name=${name}` }
  let last: KubeObject | undefined
  for (let first = true; ; first = false) {
    const list = await ctx.client.list(resource, namespace, query)
    const now = list.items[0]
    if (first) yield now ? { type: 'ADDED', object: now } : { type: 'ABSENT' }
    else if (now && now.metadata.resourceVersion !== last?.metadata.resourceVersion) yield { type: last ? 'MODIFIED' : 'ADDED', object: now }
    else if (!now && last) yield { type: 'DELETED', object: last }
    last = now
    let ended = false
    for await (const { type, object } of ctx.client.watch(resource, namespace, { ...query, resourceVersion: list.metadata.resourceVersion }, { deadline })) {
      if (type === 'ERROR') {
        ended = true
        break
      }
      if (type === 'BOOKMARK') continue
      last = type === 'DELETED' ? undefined : object as KubeObject
      yield { type, object: object as KubeObject }
    }
    if (!ended) return
  }
}

/** When a wait of so many ms that starts now is over, in cluster ms. */
export function deadlineIn(ctx: CommandContext, ms: number): number {
  return ctx.client.now() + ms
}

/** `deployments/web`: how wait and rollout name an object in errors. */
export const objectName = ({ resource, name }: Pick<Info, 'resource' | 'name'>): string => `${resource.resource}/${name}`

