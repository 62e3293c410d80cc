import { apiVersionOf, resourceKey } from '../../api/gvk.ts'
import type { KubeObject } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { resourceFor, resourceOfKind } from '../../client/mapper.ts'
import type { Info } from '../../client/resources.ts'
import { listAll } from '../../client/visit.ts'
import { describerOf } from '../../print/describe/catalog.ts'
import type { DescriberRow, Related } from '../../print/describe/contract.ts'
import { describeObject } from '../../print/describe/describe.ts'

export interface Settings { showEvents: boolean; chunkSize: number }

/** The description of one object. @throws ApiError when it, or what its description cannot do without, cannot be had */
export async function describeInfo(ctx: CommandContext, info: Info, settings: Settings): Promise<string> {
  const row = describerOf(info.resource.group, info.resource.kind)
  return describeObject(row, await current(ctx, info, row), relatedOf(ctx, settings))
}

/** The object in the version that its describer reads: as it was found, unless it is from a manifest or of another version. */
async function current(ctx: CommandContext, { resource, namespace, name, source, object }: Info, row: DescriberRow): Promise<KubeObject> {
  const { group, kind, version } = resource
  const other = row.version !== undefined && row.version !== version
  if (source || !object || other) {
    return ctx.client.get(other ? resourceOfKind(await ctx.client.resources(), { group, kind, version: row.version! }) : resource, namespace, name)
  }
  // Items of lists come without their type.
  return object.kind ? object : { ...object, apiVersion: apiVersionOf(resource), kind }
}

/** What describers ask for, taken from the server. */
function relatedOf(ctx: CommandContext, { showEvents, chunkSize }: Settings): Related {
  const resource = async (key: string): Promise<DiscoveredResource> => {
    const all = await ctx.client.resources()
    return all.find((one) => resourceKey(one) === key) ?? resourceFor(all, key)
  }
  return {
    now: ctx.client.now(),
    showEvents,
    get: async (key, namespace, name) => ctx.client.get(await resource(key), namespace, name),
    async list(key, namespace, query = {}) {
      const objects: KubeObject[] = []
      for await (const object of listAll(ctx, await resource(key), namespace, query, chunkSize)) objects.push(object)
      return objects
    },
  }
}
