import { LAST_APPLIED_FIELD, findFieldsOwners, upgradeManagedFields } from '../../api/fieldset/csaupgrade.ts'
import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { writeQuery } from '../shared/options.ts'
import { LAST_APPLIED } from './lastapplied.ts'
import type { Applied, ApplyOptions } from './options.ts'

const OWN_MANAGER = 'kubectl'
const ANNOTATION_MANAGER = 'kubectl-last-applied'

/** How a conflict can be got over. `kubectl: cmd/apply` */
const WAYS_OUT = `
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`

/** Applies one object by letting the server merge, and moves what client-side apply owned over to it. @throws ApiError, CommandError */
export async function applyServerSide(ctx: CommandContext, info: Info, options: ApplyOptions): Promise<Applied> {
  const manifest = info.object!
  if (!info.name && manifest.metadata.generateName) throw new CommandError(`from ${manifest.metadata.generateName}: cannot use generate name with apply`)
  let object = await send(ctx, info, manifest, options)
  try {
    object = await keepAnnotation(ctx, info, object, options)
    const before = object.metadata.managedFields ?? []
    const appliers = findFieldsOwners(before, 'Update', LAST_APPLIED_FIELD).map((entry) => entry.manager!)
    const fields = upgradeManagedFields(before, new Set(appliers), options.manager)
    if (fields !== before) {
      await migrate(ctx, info, object, fields, options)
      object = await send(ctx, info, manifest, options)
    }
  } catch (error) {
    ctx.err(`Warning: server rejected managed fields migration to Server-Side Apply. This is non-fatal and will be retried next time you apply. Error: ${(error as Error).message}\n`)
  }
  if (object.metadata.deletionTimestamp) ctx.err(`Warning: Detected changes to resource ${info.name} which is currently being deleted.\n`)
  return { info, object, operation: 'serverside-applied' }
}

async function send(ctx: CommandContext, info: Info, manifest: KubeObject, options: ApplyOptions, manager = options.manager): Promise<KubeObject> {
  const query = { ...writeQuery({ ...options, manager }), force: String(options.forceConflicts) }
  try {
    return await ctx.client.patch(info.resource, info.namespace, info.name, 'application/apply-patch+yaml', manifest, query, options.subresource || undefined)
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'Conflict') throw new CommandError(error.message + WAYS_OUT)
    throw error
  }
}

/** The annotation of client-side apply stays, under a manager of its own: else the server would drop it. */
async function keepAnnotation(ctx: CommandContext, info: Info, object: KubeObject, options: ApplyOptions): Promise<KubeObject> {
  const text = object.metadata.annotations?.[LAST_APPLIED]
  const isOwned = findFieldsOwners(object.metadata.managedFields ?? [], 'Apply', LAST_APPLIED_FIELD).length > 0
  if (options.manager !== OWN_MANAGER || text === undefined || isOwned) return object
  const { name, namespace } = object.metadata
  const bare = { apiVersion: object.apiVersion, kind: object.kind, metadata: { name, ...(namespace && { namespace }), annotations: { [LAST_APPLIED]: text } } }
  return send(ctx, info, bare, { ...options, forceConflicts: false }, ANNOTATION_MANAGER)
}

async function migrate(ctx: CommandContext, info: Info, object: KubeObject, fields: unknown, options: ApplyOptions): Promise<void> {
  const patch = [
    { op: 'replace', path: '/metadata/managedFields', value: fields },
    { op: 'replace', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion },
  ]
  await ctx.client.patch(info.resource, info.namespace, info.name, 'application/json-patch+json', patch, writeQuery(options))
}
