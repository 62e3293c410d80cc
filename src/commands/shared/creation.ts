import { parseApiVersion } from '../../api/gvk.ts'
import type { Fields } from '../../api/object.ts'
import type { Query } from '../../api/request.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceOfKind } from '../../client/mapper.ts'
import type { ObjectPrinter } from '../../print/printer.ts'
import { withSavedConfig } from './saveconfig.ts'
import { typedObject } from './typed.ts'

/**
 * Sends an object that a command made from its flags; gives what the server made of it.
 * @param saveConfig `--save-config`
 * @throws ApiError
 */
export async function createMade(ctx: CommandContext, object: Fields, saveConfig: boolean, query: Query): Promise<Fields> {
  const resource = resourceOfKind(await ctx.client.resources(), { ...parseApiVersion(object.apiVersion), kind: object.kind })
  return ctx.client.create(resource, ctx.namespace, await withConfigIf(saveConfig, object), query)
}

/** With `--save-config`: the object with its own text in the annotation that `kubectl apply` looks for. */
export async function withConfigIf(saveConfig: boolean, object: Fields): Promise<Fields> {
  return saveConfig ? withSavedConfig(await typedObject(object), true, { typed: true }) : object
}

/** The text of a typed object. A message needs no more than kind and name; formats get the fields as the Go type has them. */
export async function printMade(printer: ObjectPrinter, { output, template }: { readonly output: string; readonly template: string }, object: Fields): Promise<string> {
  return printer.print(output || template ? await typedObject(object) : object)
}
