import { same } from '../../api/object.ts'
import type { PatchType } from '../../api/request.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError, bool, defineCommand, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, recordFlag } from '../shared/flags.ts'
import { dryRunOf, writeQuery } from '../shared/options.ts'
import { recordPatch } from '../shared/record.ts'

const TYPES: Readonly<Record<string, PatchType>> = {
  json: 'application/json-patch+json', merge: 'application/merge-patch+json', strategic: 'application/strategic-merge-patch+json',
}

const flags = {
  ...filenameFlags, ...dryRunFlag, ...recordFlag, ...printFlags, ...fieldManagerFlag('kubectl-patch'),
  local: bool(false, 'Patch the manifests of -f and print them; the server is not asked.'),
  patch: string('', 'The patch, JSON or YAML.', { shorthand: 'p' }),
  'patch-file': string('', 'A file that holds the patch.'),
  subresource: string('', 'Patch this subresource of the object.'),
  type: string('strategic', `The kind of patch: one of [${Object.keys(TYPES).join(' ')}].`),
}

/** Changes fields of objects by a patch. `kubectl: cmd/patch` */
export const command = defineCommand({
  use: 'patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  short: 'Change fields of a resource',
  long: 'Changes fields of objects by a strategic merge patch, a JSON merge patch or a JSON patch. The patch may be JSON or YAML.\n\nCustom resources know no strategic merge patch: give --type merge.',
  examples: "  # Take a node out of scheduling\n  kubectl patch node minikube -p '{\"spec\":{\"unschedulable\":true}}'\n\n  # Another image, by a JSON patch\n  kubectl patch pod web --type=json -p='[{\"op\":\"replace\",\"path\":\"/spec/containers/0/image\",\"value\":\"nginx:1.27\"}]'\n\n  # More replicas, through the scale subresource\n  kubectl patch deployment web --subresource=scale --type=merge -p '{\"spec\":{\"replicas\":2}}'",
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const { patch: text, local, subresource } = values
    if (text && values['patch-file']) throw new CommandError('cannot specify --patch and --patch-file together')
    if (!text && !values['patch-file']) throw new CommandError('must specify --patch or --patch-file containing the contents of the patch')
    if (local && args.length) throw new CommandError('cannot specify --local and server resources')
    if (local && dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
    const type = TYPES[(values.type || 'strategic').toLowerCase()]
    if (!type) throw new CommandError(`--type must be one of [${Object.keys(TYPES).join(' ')}], not ${JSON.stringify(values.type)}`)
    const { patchBody } = await import('./body.ts')
    const body = patchBody(ctx.env, text, values['patch-file'])

    const selection = { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, subresource, local, refresh: false }
    const count = await visit(ctx, selection, async (info) => {
      const object = local || dryRun === 'client'
        ? await (await import('./local.ts')).patchLocally(info.object!, type, body)
        : await send(ctx, info, { type, body, record: values.record, subresource, query: writeQuery({ dryRun, manager: values['field-manager'] }) })
      // The note of a dry run is lost here, as kubectl loses it.
      const operation = same(info.object, object) ? 'patched (no change)' : 'patched'
      ctx.out((await printerFor(values.output, printerOptions(values, { operation, files: ctx.env.files }))).print(object))
    })
    if (count === 0) throw new CommandError('no objects passed to patch')
  },
})

interface Patch { type: PatchType; body: unknown; record: boolean; subresource: string; query: ReturnType<typeof writeQuery> }

/** Patches on the server; the change cause goes in a second patch, whose failure does not matter. @throws ApiError, CommandError */
async function send(ctx: CommandContext, { resource, namespace, name }: Info, { type, body, record, subresource, query }: Patch) {
  try {
    const patched = await ctx.client.patch(resource, namespace, name, type, body, query, subresource || undefined)
    const cause = recordPatch(ctx, record, patched)
    if (!cause) return patched
    return await ctx.client.patch(resource, namespace, name, TYPES.merge!, cause, query, subresource || undefined).catch(() => patched)
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== 'UnsupportedMediaType') throw error
    const { group, version, kind } = resource
    throw new CommandError(`${type} is not supported by ${group}/${version}, Kind=${kind}: ${error.message}`)
  }
}
