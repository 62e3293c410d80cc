import type { ApiRequest } from '../api/request.ts'
import type { Cluster } from '../cluster.ts'

/** A watch as it travels: one JSON document a line. Ends at `timeoutSeconds` (cluster time). @throws ApiError for a watch that cannot begin */
export async function watchLines(cluster: Cluster, request: ApiRequest): Promise<AsyncIterable<string>> {
  const seconds = Number(request.query?.timeoutSeconds ?? NaN)
  const events = cluster.watch(request, Number.isNaN(seconds) ? {} : { deadline: cluster.now() + seconds * 1000 })
  const first = await events.next()
  return (async function* () {
    for (let next = first; !next.done; next = await events.next()) yield `${JSON.stringify(next.value)}\n`
  })()
}
