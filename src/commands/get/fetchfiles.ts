import type { KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import { manifestInfos } from '../../client/manifests.ts'
import { argumentsBesideFiles, labelTest } from '../../client/visit.ts'
import type { FetchResult } from './fetch.ts'
import { fetchOne } from './fetch.ts'
import type { GetRequest } from './request.ts'

/** Adds the objects of -f and -k, as the server has them. @throws CommandError for flags or files that make no sense */
export async function fetchFiles(request: GetRequest, result: FetchResult, fail: (error: unknown) => void): Promise<void> {
  const { ctx, selection } = request
  const { filenames = [], kustomize, args = [], selector } = selection
  if (filenames.length && kustomize) throw new CommandError('only one of -f or -k can be specified')
  const isFile = (path: string) => path !== '-' && Boolean(ctx.env.files.stat(path)?.isFile)
  result.fromFiles = true
  result.single = !kustomize && filenames.length === 1 && isFile(filenames[0]!)
  const fits = selector ? await labelTest(selector) : () => true
  for await (const item of manifestInfos(ctx, selection)) {
    const info = 'info' in item ? item.info : item.elsewhere
    try {
      const body = info && await fetchOne(request, info.resource, info.namespace, info.name)
      if ('failure' in item) fail(item.failure)
      else if (fits(body as KubeObject)) result.found.push({ resource: item.info.resource, body: body! })
    } catch (error) {
      fail(error)
    }
  }
  if (args.length) throw new CommandError(argumentsBesideFiles(args))
}
