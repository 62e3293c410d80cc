import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { targetsOf } from '../../client/resources.ts'
import { listAll } from '../../client/visit.ts'
import type { Settings } from './related.ts'
import { describeInfo } from './related.ts'

/**
 * Descriptions of all objects of one type whose names begin with a prefix.
 * @throws the failure that led here when there are none; CommandError for several types
 */
export async function* matching(ctx: CommandContext, type: string, prefix: string, failure: Error, settings: Settings): AsyncGenerator<string> {
  // `pod/a svc/b`: neither a type nor a prefix.
  if (type.includes('/')) throw failure
  if (type.includes(',')) throw new CommandError('you may only specify a single resource type')
  const [target] = await targetsOf(ctx, { args: [type], listWithoutName: true })
  const { resource, namespace } = target!
  let found = false
  for await (const object of listAll(ctx, resource, namespace, {}, settings.chunkSize)) {
    const name = object.metadata.name!
    if (!name.startsWith(prefix)) continue
    found = true
    yield await describeInfo(ctx, { resource, namespace: object.metadata.namespace, name, source: '', object }, settings)
  }
  if (!found) throw failure
}
