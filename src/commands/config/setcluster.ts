import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import { absolute } from '../../client/kubeconfig/paths.ts'
import { wrongArguments } from './arguments.ts'
import { KubeConfigEditor } from './editor.ts'
import { embedded } from './embed.ts'

const flags = {
  'certificate-authority': string('', 'Path to the certificate-authority file of the cluster.'),
  'embed-certs': bool(false, 'Put the certificate itself into the kubeconfig.'),
  'insecure-skip-tls-verify': bool(false, 'Whether the server\'s certificate goes unchecked.'),
  'proxy-url': string('', 'The proxy in front of the cluster.'),
  server: string('', 'The address of the cluster.'),
  'tls-server-name': string('', 'The name in the server\'s certificate.'),
}
type Values = FlagValues<typeof flags>

function check(ctx: CommandContext, values: Values): void {
  const authority = values['certificate-authority']
  if (values['insecure-skip-tls-verify'] && authority) throw new CommandError('you cannot specify a certificate authority and insecure mode at the same time')
  if (!values['embed-certs']) return
  if (!authority) throw new CommandError('you must specify a --certificate-authority to embed')
  if (!ctx.env.files.stat(authority)) throw new CommandError(`could not stat certificate-authority file ${authority}: stat ${authority}: no such file or directory`)
}

/** `kubectl config set-cluster` */
export const setCluster = defineCommand({
  use: 'set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]',
  short: 'Set a cluster in the kubeconfig',
  long: 'Sets a cluster in the kubeconfig.\n\n Of a cluster that exists only the given fields change.',
  examples: '# Another address for the cluster e2e\nkubectl config set-cluster e2e --server=https://1.2.3.4',
  flags,
  offline: true,
  async run(ctx, args, values) {
    if (args.length !== 1) return wrongArguments(ctx, args)
    const [name] = args as [string]
    if (name === '') throw new CommandError('you must specify a non-empty cluster name')
    check(ctx, values)
    const editor = new KubeConfigEditor(ctx)
    const config = await editor.start()
    const fields = { ...config.clusters.get(name)?.fields }
    if (ctx.changed('server')) {
      fields.server = values.server
      delete fields['tls-server-name']
    }
    if (ctx.changed('tls-server-name')) fields['tls-server-name'] = values['tls-server-name']
    if (ctx.changed('insecure-skip-tls-verify')) {
      fields['insecure-skip-tls-verify'] = values['insecure-skip-tls-verify']
      if (values['insecure-skip-tls-verify']) {
        delete fields['certificate-authority']
        delete fields['certificate-authority-data']
      }
    }
    if (ctx.changed('certificate-authority')) {
      const path = values['certificate-authority']
      if (values['embed-certs']) {
        fields['certificate-authority-data'] = embedded(ctx.env, path)
        delete fields['certificate-authority']
        delete fields['insecure-skip-tls-verify']
      } else {
        fields['certificate-authority'] = absolute(ctx.env.cwd, path)
        delete fields['insecure-skip-tls-verify']
        delete fields['certificate-authority-data']
      }
    }
    if (ctx.changed('proxy-url')) fields['proxy-url'] = values['proxy-url']
    await editor.put(config, 'clusters', name, fields)
    ctx.out(`Cluster ${JSON.stringify(name)} set.\n`)
  },
})
