import { AggregateFailure, CommandError } from '../cli/command.ts'
import type { CommandContext } from '../cli/command.ts'
import type { KubeObject } from '../api/object.ts'
import type { Query } from '../api/request.ts'
import { ApiError } from '../api/status.ts'
import type { ManifestItem } from './manifests.ts'
import { manifestInfos } from './manifests.ts'
import { explainNotFound } from './missingnamespace.ts'
import type { Info, Selection } from './resources.ts'
import { targetsOf } from './resources.ts'

/**
 * Calls `each` for every selected object, in order, goes on after failures, and throws them all at the end:
 * one as it is, several as an AggregateFailure. Gives how many objects there were.
 * `kubectl: ContinueOnError().Flatten()`
 */
export async function visit(ctx: CommandContext, selection: Selection, each: (info: Info) => Promise<void> | void): Promise<number> {
  const failures: Error[] = []
  let count = 0
  for await (const item of selected(ctx, selection)) {
    if ('failure' in item) {
      failures.push(item.failure)
      continue
    }
    count++
    try {
      await each(item.info)
    } catch (error) {
      failures.push(error as Error)
    }
  }
  if (failures.length) throw failures.length === 1 ? failures[0] : new AggregateFailure(failures.flatMap((failure) => (failure instanceof AggregateFailure ? failure.failures : [failure])))
  return count
}

/** All selected objects at once; failures as in {@link visit}. */
export async function collect(ctx: CommandContext, selection: Selection): Promise<Info[]> {
  const infos: Info[] = []
  await visit(ctx, selection, (info) => { infos.push(info) })
  return infos
}

/** Selected objects one by one, as found: from manifests, by name, or from lists. */
export async function* selected(ctx: CommandContext, selection: Selection): AsyncGenerator<{ info: Info } | { failure: Error }> {
  const { filenames = [], kustomize, args = [] } = selection
  if (filenames.length || kustomize) {
    if (filenames.length && kustomize) throw new CommandError('only one of -f or -k can be specified')
    const items = manifestInfos(ctx, selection)
    const first = await items.next()
    if (args.length && !(first.done && first.value)) throw new CommandError(argumentsBesideFiles(args))
    const fits = selection.selector ? await labelTest(selection.selector) : () => true
    for (let next = first; !next.done; next = await items.next()) {
      const item = selection.refresh ? await refreshedItem(ctx, next.value, selection) : next.value
      if ('failure' in item || fits(item.info.object)) yield item
    }
    return
  }
  for (const target of await targetsOf(ctx, selection)) {
    if (target.name === undefined) {
      const { selector, fieldSelector, chunkSize } = selection
      try {
        for await (const object of listAll(ctx, target.resource, target.namespace, { labelSelector: selector, fieldSelector }, chunkSize ?? 500)) {
          yield { info: { resource: target.resource, namespace: object.metadata.namespace, name: object.metadata.name!, source: '', object } }
        }
      } catch (failure) {
        yield { failure: failure as Error }
      }
    } else {
      const info: Info = { resource: target.resource, namespace: target.namespace, name: target.name, source: '' }
      yield selection.fetch === false ? { info } : await refreshed(ctx, info, selection)
    }
  }
}

async function refreshed(ctx: CommandContext, info: Info, { subresource }: Selection): Promise<{ info: Info } | { failure: Error }> {
  try {
    return { info: { ...info, object: await ctx.client.get(info.resource, info.namespace, info.name, undefined, subresource) } }
  } catch (failure) {
    return { failure: await explainNotFound(ctx, info.namespace, failure as Error) }
  }
}

/** The object of a manifest as the server has it. One of another namespace is refused only after it was found there. */
async function refreshedItem(ctx: CommandContext, item: ManifestItem, selection: Selection): Promise<{ info: Info } | { failure: Error }> {
  if ('info' in item) return refreshed(ctx, item.info, selection)
  const found = item.elsewhere && await refreshed(ctx, item.elsewhere, selection)
  return found && 'failure' in found ? found : item
}

/** Why arguments cannot stand beside -f. */
export const argumentsBesideFiles = (args: readonly string[]): string => (args.every((arg) => arg.includes('/'))
  ? 'resource/name arguments cannot be provided when a path is specified'
  : 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well')

/** The test for objects of manifests, which no server selects: whether they have the labels asked for. @throws CommandError */
export async function labelTest(selector: string): Promise<(object: KubeObject | undefined) => boolean> {
  const [{ parseSelector }, { matches }] = await Promise.all([import('../api/labelparser.ts'), import('../api/labels.ts')])
  try {
    const parsed = parseSelector(selector)
    return (object) => matches(parsed, object?.metadata?.labels)
  } catch (error) {
    throw new CommandError(`the provided selector ${JSON.stringify(selector)} is not valid: ${(error as Error).message}`)
  }
}

/**
 * Runs a list request; a refusal says what was looked for. `cli-runtime: resource.EnhanceListError`
 * @param subject what was listed; a resource is named in full by default
 * @throws ApiError
 */
export async function listing<T>(resource: Info['resource'], { labelSelector = '', fieldSelector = '' }: Query, work: () => Promise<T>, subject = `${resource.group}/${resource.version}, Resource=${resource.resource}`): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiError) || (error.code !== 400 && error.reason !== 'NotFound')) throw error
    const { code, reason, details } = error.status
    const what = labelSelector || fieldSelector ? `Unable to find ${JSON.stringify(subject)} that match label selector ${JSON.stringify(labelSelector)}, field selector ${JSON.stringify(fieldSelector)}` : `Unable to list ${JSON.stringify(subject)}`
    throw new ApiError(code, reason ?? '', `${what}: ${error.message}`, details)
  }
}

/** Every object of a list, page by page. */
export async function* listAll(ctx: CommandContext, resource: Info['resource'], namespace: string | undefined, query: Query, chunkSize: number) {
  let token: string | undefined
  do {
    const asked: Query = { ...query, ...(chunkSize > 0 && { limit: String(chunkSize) }), ...(token && { continue: token }) }
    const page = await listing(resource, query, () => ctx.client.list(resource, namespace, asked))
    yield* page.items
    token = page.metadata.continue
  } while (token)
}
