import type { Env } from '../env.ts'
import type { UserInfo } from '../api/request.ts'
import type { Transport } from '../client/contract.ts'
import { Client } from '../client/client.ts'
import { ownServer } from '../client/kubeconfig/defaults.ts'
import { identify } from '../client/kubeconfig/identity.ts'
import { kubeConfigFiles, loadKubeConfig } from '../client/kubeconfig/load.ts'
import { ownKubeConfig } from '../client/kubeconfig/location.ts'
import { ContextChoice, fallbackServer } from '../client/kubeconfig/resolve.ts'
import { CommandError, PlainError } from './command.ts'
import type { GlobalValues } from './globalflags.ts'
import { checkRequestTimeout, refuseUnsupported } from './globalchecks.ts'

/** A connection that was tried before the command ran; what went wrong is told when it is asked for. */
export interface Connection {
  /** @throws what is wrong with the kubeconfig or its context */
  namespace(): string
  /** @throws what is wrong with the kubeconfig, the server or the cluster */
  client(): Client
}

const attempt = async <T>(work: () => Promise<T> | T): Promise<() => T> => {
  try {
    const value = await work()
    return () => value
  } catch (error) {
    return () => { throw error }
  }
}

/** The one server that we are, by any of its usual spellings. */
function refuseOtherServers(server: string, contextName: string): void {
  const bare = server.replace(/\/+$/, '')
  if (bare === ownServer) return
  if (bare === fallbackServer) throw new PlainError('The connection to the server localhost:8080 was refused - did you specify the right host or port?')
  const by = contextName ? ` (context "${contextName}")` : ''
  throw new CommandError(`fauxctl talks only to its own simulated cluster at ${ownServer}, not to ${server}${by}`)
}

/** The cluster that the environment names, in this process. */
async function open(env: Env, user: UserInfo): Promise<Transport> {
  const [{ openCluster }, { directTransport }] = await Promise.all([import('../cluster.ts'), import('../client/direct.ts')])
  return directTransport(await openCluster(env), user)
}

/** From -v=5 on kubectl logs how its requests go. */
async function withRequestLog(env: Env, { v, 'request-timeout': timeout }: GlobalValues, transport: Transport): Promise<Transport> {
  if (v < 5) return transport
  const { loggedTransport } = await import('../client/requestlog/transport.ts')
  return loggedTransport(transport, { level: v, limited: !/^(0\D*)?$/.test(timeout), server: ownServer, pid: env.pid, write: (text) => env.stderr.write(text) })
}

/** Resolves kubeconfig and flags and opens the cluster. Never throws. `offline` leaves the cluster closed. */
export async function connect(env: Env, flags: GlobalValues, { offline, warn }: { offline: boolean; warn(text: string): void }): Promise<Connection> {
  const choice = await attempt(async () => new ContextChoice(await loadKubeConfig(env, kubeConfigFiles(env, flags.kubeconfig, ownKubeConfig(env))), flags))
  const client = await attempt(async () => {
    const { server, authInfo, contextName } = choice().connection()
    refuseUnsupported(flags)
    checkRequestTimeout(flags['request-timeout'])
    refuseOtherServers(server, contextName)
    if (offline) throw new Error('this command is declared to need no cluster, and asked for one')
    return new Client(await withRequestLog(env, flags, await open(env, identify(authInfo, flags))), warn)
  })
  return { namespace: () => choice().namespace(), client }
}
