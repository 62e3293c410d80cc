import { apiVersionOf } from '../../api/gvk.ts'
import type { Fields } from '../../api/object.ts'
import { CommandError, bool, defineCommand, int, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { resourceFor } from '../../client/mapper.ts'
import type { Node } from './node.ts'

const FORMAT = 'plaintext'

/** Describes the fields of resources. `kubectl: cmd/explain` */
export const command = defineCommand({
  use: 'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  short: 'Describe the fields of a resource',
  long: 'Describes a resource and its fields. A field is named by its path, with dots: <type>.<field>[.<field>].\n\nUse "kubectl api-resources" for a complete list of supported resources.',
  examples: '  # A resource and its fields\n  kubectl explain pods\n\n  # All fields of fields\n  kubectl explain pods --recursive\n\n  # One field\n  kubectl explain pods.spec.containers\n\n  # As another version has it\n  kubectl explain hpa --api-version=autoscaling/v1',
  flags: {
    recursive: bool(false, 'Show the fields of fields too, without descriptions.', { shorthand: 'R' }),
    'api-version': string('', 'The API version (group/version) to look at.'),
    output: string(FORMAT, 'Format: plaintext, or plaintext-openapiv2.', { shorthand: 'o' }),
    'max-depth': int(0, 'With --recursive: how many levels of fields to show. 0 shows all.'),
  },
  async run(ctx, args, values) {
    if (!args.length) throw new CommandError('You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n')
    if (args.length > 1) throw new CommandError('We accept only this format: explain RESOURCE\n')
    const maxDepth = values['max-depth']
    if (maxDepth > 0 && !values.recursive) throw new CommandError('--max-depth requires --recursive')
    if (maxDepth < 0) throw new CommandError('--max-depth must be non-negative')
    const { explained } = await import('./request.ts')
    const { resource, path } = explained(await ctx.client.resources(), args[0]!, values['api-version'])
    if (values.output === 'plaintext-openapiv2') throw new CommandError('fauxctl does not support -o plaintext-openapiv2: leave -o out')
    if (values.output !== FORMAT) throw new CommandError(`unrecognized format: ${values.output}`)

    const { group, kind, version } = resource
    ctx.out(`${group && `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`)
    const { render } = await import('./render.ts')
    const text = render(await nodeFor(ctx, resource), path, { recursive: values.recursive, maxDepth })
    if (text === undefined) throw new CommandError(`field ${JSON.stringify(path.at(-1))} does not exist`)
    ctx.out(text)
  },
})

async function nodeFor(ctx: CommandContext, resource: DiscoveredResource): Promise<Node> {
  const { loadSchema } = await import('../../api/schema/load.ts')
  const { noTexts, typeNode } = await import('./tablenode.ts')
  const schema = await loadSchema()
  const type = schema.typeOf(apiVersionOf(resource), resource.kind)
  if (type) return typeNode(schema, type, noTexts)
  const { customNode } = await import('./customnode.ts')
  const common = typeNode(schema, schema.typeOf('v1', 'ConfigMap')!, noTexts).fields().filter(({ name }) => ['apiVersion', 'kind', 'metadata'].includes(name))
  return customNode(await publishedSchema(ctx, resource), resource.kind, common)
}

/** The schema that a CustomResourceDefinition gives for the resource. @throws ApiError */
async function publishedSchema(ctx: CommandContext, { group, version, resource }: DiscoveredResource): Promise<Fields> {
  const definitions = resourceFor(await ctx.client.resources(), 'customresourcedefinitions.apiextensions.k8s.io')
  const definition = await ctx.client.get(definitions, undefined, `${resource}.${group}`)
  return (definition.spec.versions as Fields[]).find(({ name }) => name === version)?.schema?.openAPIV3Schema ?? {}
}
