import type { Fields } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import { ConfigurationInvalid, contextNotFound } from './errors.ts'
import type { KubeConfig } from './model.ts'

/** What the command line says about the connection: the global flags by name. */
export interface Overrides {
  readonly context: string
  readonly cluster: string
  readonly user: string
  readonly namespace: string
  readonly server: string
  readonly token: string
  readonly username: string
  readonly password: string
  readonly as: string
  readonly 'as-uid': string
  readonly 'as-group': readonly string[]
  readonly 'as-user-extra': readonly string[]
}

/** A kubeconfig together with the command line: who talks to which server, in which namespace. */
export interface Resolved {
  contextName: string
  server: string
  authInfo: Fields
  namespace: string
}

/** The server that client-go takes when nothing names one. */
export const fallbackServer = 'http://localhost:8080'

const picked = (from: Fields | undefined, overrides: Record<string, string>): Fields => {
  const out: Fields = { ...from }
  for (const key in overrides) if (overrides[key]) out[key] = overrides[key]
  return out
}

/** One context of a kubeconfig under the flags of a command line (client-go: DirectClientConfig). */
export class ContextChoice {
  readonly contextName: string
  private readonly context: Fields

  constructor(private readonly config: KubeConfig, private readonly flags: Overrides) {
    this.contextName = flags.context || config.currentContext
    this.context = picked(config.contexts.get(this.contextName)?.fields, { cluster: flags.cluster, user: flags.user, namespace: flags.namespace })
  }

  private authInfo(): Fields {
    const { token, username, password } = this.flags
    return picked(this.config.users.get(this.context.user)?.fields, { token, username, password })
  }

  private server(): string {
    const cluster = this.config.clusters.get(this.context.cluster)
    return this.flags.server || cluster?.fields.server || fallbackServer
  }

  /** Everything that is wrong with the choice, together (client-go: ConfirmUsable). @throws ConfigurationInvalid */
  private confirmUsable(): void {
    const problems: string[] = []
    const { config, contextName, flags } = this
    if (contextName && !config.contexts.has(contextName)) problems.push(`${contextNotFound}: ${contextName}`)
    const userName = this.context.user ?? '', clusterName = this.context.cluster ?? ''
    if (!(flags.user && !config.users.has(userName))) problems.push(...userProblems(userName, this.authInfo(), flags))
    if (flags.cluster && !config.clusters.has(clusterName)) problems.push(`no server found for cluster "${clusterName}"`)
    if (problems.length) throw new ConfigurationInvalid(problems)
  }

  /** @throws ConfigurationInvalid */
  namespace(): string {
    if (this.flags.namespace) return this.flags.namespace
    this.confirmUsable()
    return this.context.namespace || 'default'
  }

  /** @throws CommandError or ConfigurationInvalid */
  connection(): Pick<Resolved, 'server' | 'authInfo' | 'contextName'> {
    const { config, flags } = this
    if (flags.user && !config.users.has(flags.user)) throw new CommandError(`auth info "${flags.user}" does not exist`)
    if (flags.context && !config.contexts.has(flags.context)) throw new CommandError(`context "${flags.context}" does not exist`)
    if (flags.cluster && !config.clusters.has(flags.cluster)) throw new CommandError(`cluster "${flags.cluster}" does not exist`)
    this.confirmUsable()
    return { contextName: this.contextName, server: this.server(), authInfo: this.authInfo() }
  }
}

function userProblems(name: string, user: Fields, flags: Overrides): string[] {
  const problems: string[] = []
  const methods = [...(user.token ? ['token'] : []), ...(user.username || user.password ? ['basicAuth'] : [])]
  const hasCertificate = user['client-certificate'] || user['client-certificate-data']
  if (hasCertificate && !user['client-key'] && !user['client-key-data']) {
    problems.push(`client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`)
  }
  if (methods.length > 1) problems.push(`more than one authentication method found for ${name}; found [${methods.join(' ')}], only one is allowed`)
  if (!flags.as && (flags['as-uid'] || flags['as-group'].length || flags['as-user-extra'].length)) {
    problems.push(`requesting uid, groups or user-extra for ${name} without impersonating a user`)
  }
  return problems
}
