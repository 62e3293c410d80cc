import type { Fields } from '../../api/object.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { CommandError, bool, defineCommand, string, stringArray, stringSlice } from '../../cli/command.ts'
import { absolute } from '../../client/kubeconfig/paths.ts'
import { KubeConfigEditor } from './editor.ts'
import { embedded } from './embed.ts'
import { setExec, setAuthProvider } from './plugins.ts'
import { readPairs } from './pairs.ts'

const flags = {
  'auth-provider': string('', 'The auth provider of the user.'),
  'auth-provider-arg': stringSlice([], "Arguments of the auth provider: 'key=value', or 'key-' to take one away."),
  'client-certificate': string('', 'Path to the client-certificate file of the user.'),
  'client-key': string('', 'Path to the client-key file of the user.'),
  'embed-certs': bool(false, 'Put certificate and key themselves into the kubeconfig.'),
  'exec-api-version': string('', 'API version of the credential plugin.'),
  'exec-arg': stringSlice([], 'Arguments of the credential plugin.'),
  'exec-command': string('', 'Command of the credential plugin.'),
  'exec-env': stringArray([], "Variables of the credential plugin: 'key=value', or 'key-' to take one away."),
  'exec-interactive-mode': string('', 'When the credential plugin may ask: Never, IfAvailable or Always.'),
  'exec-provide-cluster-info': bool(false, 'Whether the credential plugin is told about the cluster.'),
  password: string('', 'Password of the user.'),
  token: string('', 'Token of the user.'),
  username: string('', 'Name of the user for basic authentication.'),
}
export type CredentialFlags = FlagValues<typeof flags>

function check(ctx: CommandContext, values: CredentialFlags): void {
  if (values.token && (values.username || values.password)) {
    throw new CommandError('you cannot specify more than one authentication method at the same time: --token, --username/--password')
  }
  if (values['embed-certs']) {
    if (!values['client-certificate'] && !values['client-key']) throw new CommandError('you must specify a --client-certificate or --client-key to embed')
    for (const name of ['client-certificate', 'client-key'] as const) {
      const path = values[name]
      if (path && !ctx.env.files.stat(path)) throw new CommandError(`could not stat ${name} file ${path}: stat ${path}: no such file or directory`)
    }
  }
  if (ctx.changed('exec-interactive-mode') && !['IfAvailable', 'Always', 'Never'].includes(values['exec-interactive-mode'])) {
    throw new CommandError('invalid interactive mode type, can be only IfAvailable, Never, Always')
  }
}

function setCertificates(ctx: CommandContext, values: CredentialFlags, fields: Fields): void {
  for (const name of ['client-certificate', 'client-key'] as const) {
    if (!ctx.changed(name)) continue
    const path = values[name]
    delete fields[values['embed-certs'] ? name : `${name}-data`]
    if (values['embed-certs']) fields[`${name}-data`] = path ? embedded(ctx.env, path) : ''
    else fields[name] = absolute(ctx.env.cwd, path)
  }
}

/** A token and a password shut each other out. */
function setSecrets(ctx: CommandContext, values: CredentialFlags, fields: Fields): void {
  for (const name of ['token', 'username', 'password'] as const) if (ctx.changed(name)) fields[name] = values[name]
  const basic = Boolean(values.username || values.password)
  if (values.token) {
    delete fields.username
    delete fields.password
  } else if (basic) delete fields.token
}

/** `kubectl config set-credentials` */
export const setCredentials = defineCommand({
  use: 'set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] [--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]',
  short: 'Set a user in the kubeconfig',
  long: 'Sets a user in the kubeconfig.\n\n Of a user that exists only the given fields change. A token and a password shut each other out.',
  examples: '# A token for the user cluster-admin\nkubectl config set-credentials cluster-admin --token=secret',
  flags,
  offline: true,
  async run(ctx, args, values) {
    const pairs = async () => {
      if (args.length !== 1) throw new CommandError(`unexpected args: [${args.join(' ')}]`)
      return { provider: readPairs(values['auth-provider-arg'], 'auth-provider-arg'), exec: readPairs(values['exec-env'], 'exec-env') }
    }
    const { provider, exec } = await pairs().catch(async (error: unknown) => { await ctx.showHelp(); throw error })
    const [name] = args as [string]
    if (name === '') throw new CommandError('you must specify a non-empty user name')
    check(ctx, values)
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    const fields = structuredClone(config.users.get(name)?.fields ?? {}) as Fields
    setCertificates(ctx, values, fields)
    setSecrets(ctx, values, fields)
    setAuthProvider(ctx, values, fields, provider)
    setExec(ctx, values, fields, exec)
    await editor.put(config, 'users', name, fields)
    ctx.out(`User ${JSON.stringify(name)} set.\n`)
  },
})
