import { bool, CommandError, defineCommand, string, stringArray, stringSlice } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { buildKustomization, buildText } from '../../kustomize/build.ts'
import { writeEach } from './write.ts'

const flags = {
  'as-current-user': bool(false, 'Run functions as the user who runs the command.'),
  'enable-alpha-plugins': bool(false, 'Allow plugins. fauxctl has none.'),
  'enable-helm': bool(false, 'Allow Helm charts. fauxctl has none.'),
  'enable-managedby-label': bool(false, 'Label every object with what made it.', { deprecated: 'The flag `enable-managedby-label` has been deprecated. Use the `managedByLabel` option in the `buildMetadata` field instead.' }),
  env: stringArray([], 'Environment variables for functions.', { shorthand: 'e' }),
  'helm-api-versions': stringArray([], 'API versions that Helm is told of.'),
  'helm-command': string('helm', 'The Helm program.'),
  'helm-debug': bool(false, 'Let Helm say more.'),
  'helm-kube-version': string('', 'The Kubernetes version that Helm is told of.'),
  'load-restrictor': string('LoadRestrictionsRootOnly', 'Which files a kustomization may read: those in or below its folder (LoadRestrictionsRootOnly) or any (LoadRestrictionsNone).'),
  mount: stringSlice([], 'Folders and files that functions may read.'),
  network: bool(false, 'Let functions use the network.'),
  'network-name': string('bridge', 'The network that functions are put in.'),
  output: string('', 'A file to write to, or a folder that gets a file for each object.', { shorthand: 'o' }),
  reorder: string('legacy', 'Sort the objects by kind (legacy) or keep their order (none).', { deprecated: "use the new 'sortOptions' field in kustomization.yaml instead." }),
}

const restrictors = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone']

function check(args: readonly string[], restrictor: string, reorder: string): void {
  if (args.length > 1) throw new CommandError('specify one path to kustomization.yaml')
  if (!restrictors.includes(restrictor)) throw new CommandError(`illegal flag value --load-restrictor ${restrictor}; legal values: [${restrictors.join(' ')}]`)
  if (reorder !== 'legacy' && reorder !== 'none') throw new CommandError(`illegal flag value --reorder ${reorder}; legal values: [legacy none]`)
}

function write(ctx: CommandContext, objects: readonly Fields[], path: string): void {
  if (!path) return ctx.out(buildText(objects))
  if (ctx.env.files.stat(path)?.isDirectory) return writeEach(ctx.env, path, objects)
  ctx.env.files.writeText(path, buildText(objects))
}

/** `kubectl kustomize` */
export const command = defineCommand({
  use: 'kustomize DIR',
  short: 'Build the objects of a kustomization',
  long: `Print the objects that the kustomization of a folder describes, as \`kubectl apply -k\` would apply them.

The folder must hold a file called kustomization.yaml, kustomization.yml or Kustomization. Without a folder the current one is built.
Remote folders, plugins, functions and Helm charts are not supported.`,
  examples: `  # Build the current folder
  kubectl kustomize

  # Build an overlay and apply it
  kubectl kustomize overlays/production | kubectl apply -f -`,
  flags,
  offline: true,
  async run(ctx, args, values) {
    const { reorder } = values
    check(args, values['load-restrictor'], reorder)
    const objects = await buildKustomization(ctx.env, args[0] ?? '.', {
      warn: (line) => ctx.err(`${line}\n`),
      anyFile: values['load-restrictor'] === 'LoadRestrictionsNone',
      reorder: reorder === 'none' ? 'none' : 'legacy',
      managedByLabel: values['enable-managedby-label'],
    })
    write(ctx, objects, values.output)
  },
})
