import { configMapKey } from '../../api/names.ts'
import { put, type Fields } from '../../api/object.ts'
import { CommandError, bool, stringArray, stringSlice } from '../../cli/command.ts'
import { quote } from '../../api/goquote.ts'
import { defineGenerator, requireName } from './generator.ts'
import { addEnvFiles, addFiles, addLiterals, textOf } from './sources.ts'

/** `kubectl create configmap`. */
export const configMap = defineGenerator({
  use: 'configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  aliases: ['cm'],
  short: 'Create a config map from a local file, directory or literal value',
  long: 'Creates a config map from files, folders and literal values. The key of a file is its name unless another one is given; of a folder every file whose name can be a key is taken.',
  examples: '  # Every file of a folder\n  kubectl create configmap settings --from-file=conf/\n\n  # A value, and a file under a key of its own\n  kubectl create configmap settings --from-literal=mode=prod --from-file=main.cfg=conf/prod.cfg\n\n  # Lines of KEY=value\n  kubectl create configmap settings --from-env-file=prod.env',
  flags: {
    'from-file': stringSlice([], 'A file or folder to take, or key=file.'),
    'from-literal': stringArray([], 'A key and its value, as key=value.'),
    'from-env-file': stringSlice([], 'A file with a key=value on each line.'),
    'append-hash': bool(false, 'Put a hash of the content behind the name.'),
  },
  failure: 'failed to create configmap: ',
  async make({ ctx, name, namespace, flags }) {
    requireName(name)
    const { 'from-file': files, 'from-literal': literals, 'from-env-file': envFiles } = flags
    if (envFiles.length && (files.length || literals.length)) throw new CommandError('from-env-file cannot be combined with from-file or from-literal')
    const data: Fields = {}, binaryData: Fields = {}
    const add = (key: string, value: Uint8Array) => {
      check(name, key, data, binaryData)
      const text = textOf(value)
      if (text === undefined) put(binaryData, key, Buffer.from(value).toString('base64'))
      else put(data, key, text)
    }
    addFiles(ctx.env.files, files, add)
    addLiterals(literals, add)
    addEnvFiles(ctx.env, envFiles, 'config', add)
    const binary = Object.keys(binaryData).length > 0
    const hashed = flags['append-hash'] ? (await import('./hash.ts')).withHash(name, { kind: 'ConfigMap', data, ...(binary && { binaryData }) }) : name
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: hashed, namespace }, ...(Object.keys(data).length && { data }), ...(binary && { binaryData }) }
  },
})

function check(name: string, key: string, data: Fields, binaryData: Fields): void {
  const faults = configMapKey(key)
  if (faults.length) throw new CommandError(`${quote(key)} is not a valid key name for a ConfigMap: ${faults.join(',')}`)
  for (const [field, taken] of [['Data', data], ['BinaryData', binaryData]] as const) {
    if (Object.hasOwn(taken, key)) throw new CommandError(`cannot add key ${quote(key)}, another key by that name already exists in ${field} for ConfigMap ${quote(name)}`)
  }
}
