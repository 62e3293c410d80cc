import type { ApiRequest } from '../api/request.ts'
import type { Cluster } from '../cluster.ts'
import { jsonText } from './json.ts'

/** A watch as it travels: one JSON document a line. Ends at `timeoutSeconds` (cluster time). @throws ApiError for a watch that cannot begin */
export async function watchLines(cluster: Cluster, request: ApiRequest): Promise<AsyncIterable<string>> {
  const seconds = Number(request.query?.timeoutSeconds ?? NaN)
  const events = cluster.watch(request, Number.isNaN(seconds) ? {} : { deadline: cluster.now() + seconds * 1000 })
  const first = await events.next()
  return (async function* () {
    let tables = 0
    for (let next = first; !next.done; next = await events.next()) {
      const { type, object } = next.value
      // Columns are said once.
      const again = object.kind === 'Table' && tables++ > 0
      yield jsonText({ type, object: again ? { ...object, columnDefinitions: null } : object }, false)
    }
  })()
}
