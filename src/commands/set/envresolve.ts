import { qualifiedName } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'
import { parseQuantity, quantityMilliValue, quantityValue } from '../../api/quantity.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { quote } from '../../api/goquote.ts'

/**
 * The value that a variable's source has now. `kubectl: cmd/set/env GetEnvVarRefValue`
 * @throws ApiError, CommandError
 */
export async function valueOf(ctx: CommandContext, { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef }: Fields, object: Fields, container: Fields): Promise<string> {
  if (secretKeyRef) return Buffer.from(await keyOf(ctx, 'secrets', 'secret', secretKeyRef), 'base64').toString('utf8')
  if (configMapKeyRef) return keyOf(ctx, 'configmaps', 'config map', configMapKeyRef)
  if (fieldRef) return fieldOf(object, fieldRef.fieldPath)
  if (resourceFieldRef) return resourceOf(container, resourceFieldRef)
  throw new CommandError('invalid valueFrom')
}

async function keyOf(ctx: CommandContext, resource: string, called: string, { name, key }: Fields): Promise<string> {
  const { data = {} } = await ctx.client.get(resourceFor(await ctx.client.resources(), resource), ctx.namespace, name)
  if (!Object.hasOwn(data, key)) throw new CommandError(`key ${key} not found in ${called} ${name}`)
  return data[key]
}

const mapText = (map: Record<string, string> = {}) => Object.keys(map).sort().map((key) => `${key}=${quote(map[key]!)}`).join('\n')

function fieldOf({ metadata }: Fields, path: string): string {
  const subscript = /^(.+)\['([^]*)'\]$/.exec(path)
  if (subscript) {
    const [, field, key] = subscript as unknown as [string, string, string]
    if (field !== 'metadata.annotations' && field !== 'metadata.labels') throw new CommandError(`fieldPath ${quote(path)} does not support subscript`)
    const faults = qualifiedName(field === 'metadata.annotations' ? key.toLowerCase() : key)
    if (faults.length) throw new CommandError(`invalid key subscript in ${path}: ${faults.join(';')}`)
    return metadata[field.slice('metadata.'.length)]?.[key] ?? ''
  }
  switch (path) {
    case 'metadata.annotations': return mapText(metadata.annotations)
    case 'metadata.labels': return mapText(metadata.labels)
    case 'metadata.name': case 'metadata.namespace': case 'metadata.uid': return metadata[path.slice('metadata.'.length)] ?? ''
  }
  throw new CommandError(`unsupported fieldPath: ${path}`)
}

/** A limit or request in units of the divisor, rounded up. */
function resourceOf({ resources = {} }: Fields, { resource, divisor }: Fields): string {
  const [kind, name] = [resource.slice(0, resource.indexOf('.')), resource.slice(resource.indexOf('.') + 1)]
  const known = ['cpu', 'memory', 'ephemeral-storage'].includes(name) || name.startsWith('hugepages-')
  if (!known || (kind !== 'limits' && kind !== 'requests')) throw new CommandError(`Unsupported container resource : ${resource}`)
  const read = name === 'cpu' ? quantityMilliValue : quantityValue
  const unit = divisor && divisor !== '0' ? divisor : '1'
  return String(Math.ceil(read(parseQuantity(resources[kind]?.[name] ?? '0')) / read(parseQuantity(unit))))
}
