import type { Cluster } from '../cluster.ts'
import type { UserInfo } from '../api/request.ts'
import type { Transport } from './contract.ts'

/** The transport that calls the cluster in this process. */
export function directTransport(cluster: Cluster, user: UserInfo): Transport {
  return {
    request: (request) => cluster.handle({ user, ...request }),
    watch: (request, options) => cluster.watch({ user, ...request }, options),
    log: (request, options) => cluster.log({ user, ...request }, options),
    async raw(method, path, body, onWarning) {
      const { raw } = await import('../http/raw.ts')
      return raw(cluster, user, { method, url: path, body }, onWarning)
    },
    discover: () => cluster.discover({ cached: true }),
    now: () => cluster.now(),
    sleep: (ms, signal) => cluster.sleep(ms, signal),
  }
}
