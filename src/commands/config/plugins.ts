import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Pairs } from './pairs.ts'
import type { CredentialFlags } from './setcredentials.ts'

/** The auth provider of a user; another name starts it afresh. */
export function setAuthProvider(ctx: CommandContext, values: CredentialFlags, fields: Fields, { set, remove }: Pairs): void {
  if (ctx.changed('auth-provider') && fields['auth-provider']?.name !== values['auth-provider']) fields['auth-provider'] = { name: values['auth-provider'] }
  const provider: Fields | undefined = fields['auth-provider']
  if (!provider) return
  provider.config ??= {}
  for (const key of remove) delete provider.config[key]
  Object.assign(provider.config, set)
}

/** The credential plugin of a user. Without a command, now or before, there is none to change. */
export function setExec(ctx: CommandContext, values: CredentialFlags, fields: Fields, { set, remove }: Pairs): void {
  if (ctx.changed('exec-command')) {
    fields.exec = { args: null, env: null, provideClusterInfo: false, ...fields.exec, command: values['exec-command'], ...(fields.exec && { args: null }) }
  }
  const exec: Fields | undefined = fields.exec
  if (!exec) return
  if (ctx.changed('exec-api-version')) exec.apiVersion = values['exec-api-version']
  if (values['exec-arg'].length) exec.args = values['exec-arg']
  if (ctx.changed('exec-interactive-mode')) exec.interactiveMode = values['exec-interactive-mode']
  if (ctx.changed('exec-provide-cluster-info')) exec.provideClusterInfo = values['exec-provide-cluster-info']
  const env: { name: string; value: string }[] = (exec.env ?? []).filter((item: Fields) => !remove.includes(item.name))
  for (const name in set) {
    const known = env.find((item) => item.name === name)
    if (known) known.value = set[name]!
    else env.push({ name, value: set[name]! })
  }
  if (env.length || exec.env) exec.env = env
}
