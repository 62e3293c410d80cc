import { CommandError, bool, defineCommand, duration, int, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { KubeObject } from '../../api/object.ts'
import type { Query } from '../../api/request.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, validateFlag } from '../shared/flags.ts'
import { dryRunNote, dryRunOf, fieldValidationOf, writeQuery } from '../shared/options.ts'
import { propagationPolicyOf } from '../shared/propagation.ts'
import { sendRaw } from '../shared/raw.ts'
import { saveConfigFlag, withSavedConfig } from '../shared/saveconfig.ts'
import { withSource } from '../shared/source.ts'

const flags = {
  ...filenameFlags, ...dryRunFlag, ...validateFlag, ...saveConfigFlag, ...printFlags, ...fieldManagerFlag('kubectl-replace'),
  cascade: string('background', 'What becomes of dependents of a deleted object: "background" deletes them afterwards, "foreground" before, "orphan" leaves them.', { noOptDefault: 'background' }),
  force: bool(false, 'Delete the objects and make them anew.'),
  'grace-period': int(-1, 'With --force: seconds for an object to end gracefully. Negative means the default of the object.'),
  raw: string('', 'A path of the API to PUT the file to, as it stands.'),
  subresource: string('', 'Replace this subresource of the object.'),
  timeout: duration(0, 'With --force: how long to wait until an object is gone. Zero means by the size of the object.'),
  wait: bool(false, 'Go on only when the deleted objects are gone.'),
}

/** Replaces objects by what manifests say. `kubectl: cmd/replace` */
export const command = defineCommand({
  use: 'replace -f FILENAME',
  short: 'Replace a resource by a file or stdin',
  long: 'Replaces objects by the complete manifests of files or stdin, JSON or YAML. What a manifest leaves out is gone afterwards.',
  examples: '  # Replace a pod by what pod.json says\n  kubectl replace -f ./pod.json\n\n  # Another image, by way of sed\n  kubectl get pod web -o yaml | sed \'s/\\(image: nginx\\):.*$/\\1:1.27/\' | kubectl replace -f -\n\n  # Delete it and make it anew\n  kubectl replace --force -f ./pod.json',
  flags,
  async run(ctx, args, values) {
    const validation = fieldValidationOf(values.validate)
    const dryRun = dryRunOf(ctx, values['dry-run'])
    const printer = await printerFor(values.output, printerOptions(values, { operation: `replaced${dryRunNote(dryRun)}`, files: ctx.env.files }))
    const propagationPolicy = propagationPolicyOf(ctx, values.cascade)
    const { force, timeout, subresource } = values
    const gracePeriodSeconds = values['grace-period']
    if (!values.filename.length && !values.kustomize) throw new CommandError('must specify one of -f and -k')
    if (gracePeriodSeconds >= 0 && !force) throw new CommandError('--grace-period must have --force specified')
    if (timeout !== 0 && !force) throw new CommandError('--timeout must have --force specified')
    if (force && dryRun !== 'none') throw new CommandError('--dry-run can not be used when --force is set')
    if (values.raw) return sendRaw(ctx, 'PUT', values)

    const selection = { filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive }
    const prepare = (object: KubeObject) => withSavedConfig(object, values['save-config'])
    const print = (object: KubeObject) => ctx.out(printer.print(object))
    const query = writeQuery({ dryRun, manager: values['field-manager'], validation })
    if (force) {
      const { replaceByForce } = await import('./force.ts')
      return replaceByForce(ctx, { ...selection, args }, { gracePeriodSeconds, propagationPolicy, timeout, wait: values.wait, name: values.output === 'name', query, prepare, print })
    }
    await visit(ctx, { ...selection, validate: validation }, async (info) => {
      const wanted = prepare(info.object!)
      print(dryRun === 'client' ? wanted : await replace(ctx, info, wanted, query, subresource || undefined))
    })
  },
})

/** A manifest without a resource version overwrites whatever there is. */
async function replace(ctx: CommandContext, { resource, namespace, name, source }: Info, wanted: KubeObject, query: Query, subresource: string | undefined): Promise<KubeObject> {
  try {
    if (!name) throw new CommandError('resource name may not be empty')
    const live = wanted.metadata.resourceVersion ? undefined : await ctx.client.get(resource, namespace, name, undefined, subresource).catch(() => undefined)
    const object = live ? { ...wanted, metadata: { ...wanted.metadata, resourceVersion: live.metadata.resourceVersion } } : wanted
    return await ctx.client.update(resource, namespace, name, object, query, subresource)
  } catch (error) {
    throw withSource('replacing', source, error)
  }
}
