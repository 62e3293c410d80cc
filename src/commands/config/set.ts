import { CommandError, bool, defineCommand } from '../../cli/command.ts'
import type { KubeConfig } from '../../client/kubeconfig/model.ts'
import { wrongArguments } from './arguments.ts'
import { KubeConfigEditor } from './editor.ts'
import type { Property } from './property.ts'
import { changedFields, parseProperty } from './property.ts'

async function write(editor: KubeConfigEditor, config: KubeConfig, property: Property, value: string | undefined, raw: boolean): Promise<void> {
  if (property.kind === 'current-context') return editor.setCurrentContext(value ?? '')
  const { part, name } = property
  if (property.kind === 'part') {
    if (value !== undefined) throw new CommandError("can't set a map to a value: map[]")
    for (const known of config[part].keys()) await editor.remove(config, part, known)
    return
  }
  if (property.kind === 'stanza') {
    if (value !== undefined) throw new CommandError("can't set a map to a value: map[]")
    if (config[part].has(name)) await editor.remove(config, part, name)
    return
  }
  const known = config[part].get(name)
  if (!known && value === undefined) throw new CommandError(`current map key \`${name}\` is invalid`)
  await editor.put(config, part, name, changedFields(property, (known ?? { fields: {} }).fields, value, raw))
}

/** `kubectl config set` */
export const set = defineCommand({
  use: 'set PROPERTY_NAME PROPERTY_VALUE',
  short: 'Set a single value in a kubeconfig file',
  long: 'Sets a single value in a kubeconfig file.\n\n PROPERTY_NAME is a path of field names and names of clusters, users and contexts, joined by dots.\n\n PROPERTY_VALUE is the new value; base64 for fields that hold bytes, unless --set-raw-bytes is given.',
  examples: '# The address of my-cluster\nkubectl config set clusters.my-cluster.server https://1.2.3.4\n\n# The cluster of my-context\nkubectl config set contexts.my-context.cluster my-cluster',
  flags: { 'set-raw-bytes': bool(false, 'Take PROPERTY_VALUE as it is for fields that hold bytes.') },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length !== 2) return wrongArguments(ctx, args)
    const [path, value] = args as [string, string]
    if (value === '') throw new CommandError('you cannot use set to unset a property')
    if (path === '') throw new CommandError('you must specify a property')
    const editor = new KubeConfigEditor(ctx)
    await write(editor, await editor.start(), parseProperty(path), value, flags['set-raw-bytes'])
    ctx.out(`Property ${JSON.stringify(path)} set.\n`)
  },
})

/** `kubectl config unset` */
export const unset = defineCommand({
  use: 'unset PROPERTY_NAME',
  short: 'Unset a single value in a kubeconfig file',
  long: 'Unsets a single value in a kubeconfig file.\n\n PROPERTY_NAME is a path of field names and names of clusters, users and contexts, joined by dots.',
  examples: '# No current context\nkubectl config unset current-context\n\n# No namespace in the context foo\nkubectl config unset contexts.foo.namespace',
  flags: {},
  offline: true,
  async run(ctx, args) {
    if (args.length !== 1) return wrongArguments(ctx, args)
    const [path] = args as [string]
    if (path === '') throw new CommandError('you must specify a property')
    const editor = new KubeConfigEditor(ctx)
    await write(editor, await editor.start(), parseProperty(path), undefined, true)
    ctx.out(`Property ${JSON.stringify(path)} unset.\n`)
  },
})
