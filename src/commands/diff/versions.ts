import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { toYaml } from '../../print/yaml/yaml.ts'
import { patchTo } from '../apply/clientside.ts'
import { LAST_APPLIED } from '../apply/lastapplied.ts'
import type { ApplyOptions } from '../apply/options.ts'
import type { Versions } from './folders.ts'
import { masked } from './mask.ts'

export interface DiffOptions {
  serverSide: boolean
  forceConflicts: boolean
  manager: string
  showManagedFields: boolean
  showSecrets: boolean
}

const TRIES = 4

/** An object as it is and as it would be after an apply. @throws ApiError, CommandError */
export async function versionsOf(ctx: CommandContext, info: Info, options: DiffOptions): Promise<{ versions: Versions; live: KubeObject | undefined }> {
  const live = await liveOf(ctx, info)
  const merged = await mergedWithRetries(ctx, info, live, options)
  const isSecret = merged.kind === 'Secret' && info.resource.version === 'v1' && !options.showSecrets
  const shape = (object: KubeObject) => (options.showManagedFields ? object : withoutManagedFields(object))
  const shown = isSecret ? masked(live && shape(live), shape(merged)) : { live: live && shape(live), merged: shape(merged) }
  // A Secret that is not there yet shows as null: the mask gives an object of nothing.
  const empty = isSecret ? 'null\n' : ''
  return { live, versions: { name: fileName(info.resource, info.namespace, info.name), live: shown.live ? toYaml(shown.live) : empty, merged: toYaml(shown.merged), at: ctx.client.now() } }
}

/** `apps.v1.Deployment.default.web` */
export function fileName({ group, version, kind }: Info['resource'], namespace: string | undefined, name: string): string {
  return `${group ? `${group}.` : ''}${version}.${kind}.${namespace ?? ''}.${name}`
}

async function liveOf(ctx: CommandContext, { resource, namespace, name }: Info): Promise<KubeObject | undefined> {
  if (!name) throw new CommandError('resource name may not be empty')
  try {
    return await ctx.client.get(resource, namespace, name)
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'NotFound') return undefined
    throw error
  }
}

async function mergedWithRetries(ctx: CommandContext, info: Info, live: KubeObject | undefined, options: DiffOptions): Promise<KubeObject> {
  for (let tries = 1; ; tries++) {
    try {
      return await mergedOf(ctx, info, live, options)
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'Conflict' || tries === TRIES) throw error
    }
  }
}

/** The server makes it, and keeps nothing. */
async function mergedOf(ctx: CommandContext, info: Info, live: KubeObject | undefined, { serverSide, forceConflicts, manager }: DiffOptions): Promise<KubeObject> {
  const { resource, namespace, name } = info
  const object = info.object!
  if (serverSide) return ctx.client.patch(resource, namespace, name, 'application/apply-patch+yaml', object, { dryRun: 'All', fieldManager: manager, force: String(forceConflicts) })
  if (!live) return ctx.client.create(resource, namespace, object, { dryRun: 'All', fieldManager: manager })
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata.annotations ?? {}
  const modified = { ...object, metadata: { ...object.metadata, annotations } }
  const apply: ApplyOptions = { dryRun: 'server', manager, validation: '', overwrite: true, force: false, forceConflicts: false, subresource: '', gracePeriodSeconds: -1, propagationPolicy: '', timeout: 0 }
  return (await patchTo(ctx, info, live, modified, apply)).object
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}
