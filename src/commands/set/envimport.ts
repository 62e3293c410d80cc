import { CommandError } from '../../cli/command.ts'
import { collect } from '../../client/visit.ts'
import type { EnvVar } from './envargs.ts'
import type { Setting } from './patching.ts'

interface ImportFlags { readonly from: string; readonly keys: readonly string[] }

/** A variable for each key of a config map or secret (--from); names are made of the keys. @throws CommandError */
export async function importedEnv({ ctx, flags }: Setting, { from, keys }: ImportFlags): Promise<EnvVar[]> {
  const { filename, kustomize, recursive, selector, all, local } = flags
  const infos = await collect(ctx, { args: local ? [] : [from], filenames: filename, kustomize, recursive, ...(!local && { selector, all }), refresh: !local, local })
  return infos.flatMap(({ object, name }) => {
    const reference = object!.apiVersion === 'v1' ? { Secret: 'secretKeyRef', ConfigMap: 'configMapKeyRef' }[object!.kind] : undefined
    if (!reference) throw new CommandError('unsupported resource specified in --from')
    // Go takes the keys as they come; we take them in order.
    const wanted = Object.keys(object!.data ?? {}).filter((key) => !keys.length || keys.includes(key)).sort()
    return wanted.map((key) => ({ name: nameOf(key), valueFrom: { [reference]: { name, key } } }))
  })

  /** `app.mode` becomes APP_MODE, and is told of. */
  function nameOf(key: string): string {
    const name = key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase()
    if (name !== key) ctx.err(`Warning: key ${key} transferred to ${name}\n`)
    return name
  }
}
