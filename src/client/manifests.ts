import { apiVersionOf, parseApiVersion } from '../api/gvk.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import { CommandError } from '../cli/command.ts'
import type { CommandContext } from '../cli/command.ts'
import { isTolerant, slipWarning } from './tolerant/mode.ts'
import type { DiscoveredResource } from './contract.ts'
import { manifestTexts } from './files.ts'
import type { ManifestText } from './files.ts'
import { metadataFault } from './manifestmeta.ts'
import { NoKindMatch, resourceOfKind } from './mapper.ts'
import type { Info, Selection } from './resources.ts'

/** What reading a manifest gives: an object, or why this one could not be taken. */
export type ManifestItem = { info: Info } | { failure: Error; /** The object itself, where only its namespace is wrong: whoever takes objects from the server looks there first. */ elsewhere?: Info }

/**
 * The objects of `-f` and `-k`, in order, lists spread out. A bad document does not hide the ones before it.
 * Texts as `cli-runtime: resource/visitor` has them.
 * @throws CommandError for missing files and texts that cannot be parsed
 */
export async function* manifestInfos(ctx: CommandContext, selection: Selection): AsyncGenerator<ManifestItem> {
  const { decodeDocuments } = await import('../api/yaml/decode.ts')
  for await (const source of sources(ctx, selection)) {
    if ('failure' in source) {
      yield source
      continue
    }
    const { name, text } = source
    const { documents, error } = decodeDocuments(text, name)
    for (const document of documents) {
      const flaw = selection.validate && selection.validate !== 'Ignore' ? shapeError(document) : undefined
      if (flaw) {
        yield { failure: new CommandError(`error validating ${JSON.stringify(name)}: error validating data: ${flaw}; if you choose to ignore these errors, turn validation off with --validate=false`) }
        continue
      }
      yield* infosOf(ctx, document, name, selection)
    }
    if (error) yield { failure: new CommandError(error.message) }
  }
}

/** The objects of one text, such as an edited one. Stops at the first that cannot be taken. @throws CommandError */
export async function infosOfText(ctx: CommandContext, text: string, name: string): Promise<Info[]> {
  const { decodeDocuments } = await import('../api/yaml/decode.ts')
  const { documents, error } = decodeDocuments(text, name)
  const infos: Info[] = []
  for (const document of documents) {
    for await (const item of infosOf(ctx, document, name, {})) {
      const info = 'info' in item ? item.info : item.elsewhere
      if (!info) throw (item as { failure: Error }).failure
      infos.push(info)
    }
  }
  if (error) throw new CommandError(error.message)
  return infos
}

async function* sources(ctx: CommandContext, { filenames = [], kustomize, recursive }: Selection): AsyncGenerator<ManifestText | { failure: Error }> {
  if (kustomize) yield kustomizationText(ctx, kustomize)
  else yield* manifestTexts(ctx.env, filenames, recursive ?? false)
}

/** What the kustomization of a folder builds. A failure there is one among those of other objects. */
async function kustomizationText(ctx: CommandContext, folder: string): Promise<ManifestText | { failure: Error }> {
  const { buildKustomization, buildText } = await import('../kustomize/build.ts')
  try {
    const objects = await buildKustomization(ctx.env, folder, { warn: (line) => ctx.err(`${line}\n`) })
    return { name: folder, text: buildText(objects) }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { failure: error }
  }
}

/** What the client itself checks of a document before it is sent: the flaw, or undefined. `kubectl: validation.getObjectKind` */
export function shapeError(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return 'invalid object to validate'
  const { apiVersion, kind, items } = document as Fields
  const flaws: string[] = []
  if (apiVersion === undefined || apiVersion === null) flaws.push('apiVersion not set')
  else if (typeof apiVersion !== 'string') return "apiVersion isn't string type"
  if (kind === undefined || kind === null) flaws.push('kind not set')
  else if (typeof kind !== 'string') return "kind isn't string type"
  if (flaws.length) return flaws.length === 1 ? flaws[0] : `[${flaws.join(', ')}]`
  if (apiVersion.split('/').length > 2) return `unexpected GroupVersion string: ${apiVersion}`
  if (kind === 'List' && !Array.isArray(items)) return 'invalid object to validate'
  if (kind === 'List') for (const item of items) {
    const flaw = shapeError(item)
    if (flaw) return flaw
  }
  return undefined
}

async function* infosOf(ctx: CommandContext, document: unknown, source: string, selection: Selection): AsyncGenerator<ManifestItem> {
  const decodeFailure = (why: string) => ({ failure: new CommandError(`unable to decode ${JSON.stringify(source)}: ${why}`) })
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    yield decodeFailure(`json: cannot unmarshal ${Array.isArray(document) ? 'array' : document === null ? 'null' : typeof document === 'boolean' ? 'bool' : typeof document} into Go value of type unstructured.detector`)
    return
  }
  const object = document as KubeObject
  if (!object.kind) {
    yield decodeFailure(`Object 'Kind' is missing in '${JSON.stringify(object)}'`)
    return
  }
  if (object.kind.endsWith('List') && Array.isArray(object.items)) {
    for (const item of object.items as Fields[]) {
      if (typeof item?.kind === 'string' && item.kind.endsWith('List') && item.items) throw new CommandError('*unstructured.Unstructured is not a list: no Items field in this object')
      yield* infosOf(ctx, { apiVersion: object.kind === 'List' ? undefined : object.apiVersion, kind: object.kind === 'List' ? undefined : object.kind.slice(0, -4), ...item }, source, selection)
    }
    return
  }
  const fault = await metadataFault(object.metadata)
  if (fault) {
    yield decodeFailure(fault)
    return
  }
  const metadata = object.metadata ?? {}
  yield selection.local ? { info: localInfo({ ...object, metadata }, source) } : await infoOf(ctx, { ...object, metadata }, source)
}

/** An object as its manifest has it: no server is asked whether there is such a kind, and no namespace is filled in. */
function localInfo(object: KubeObject, source: string): Info {
  const { kind } = object
  const lower = kind.toLowerCase()
  const resource: DiscoveredResource = { ...parseApiVersion(object.apiVersion ?? ''), kind, resource: lower, singular: lower, namespaced: object.metadata.namespace !== undefined, verbs: [] }
  return { resource, namespace: object.metadata.namespace, name: object.metadata.name ?? '', source, object }
}

async function infoOf(ctx: CommandContext, object: KubeObject, source: string): Promise<ManifestItem> {
  const gv = parseApiVersion(object.apiVersion ?? '')
  let resource: DiscoveredResource
  try {
    resource = resourceOfKind(await ctx.client.resources(), { ...gv, kind: object.kind })
  } catch (error) {
    if (!(error instanceof NoKindMatch)) throw error
    const { name = '', namespace = '' } = object.metadata
    const text = `resource mapping not found for name: ${JSON.stringify(name)} namespace: ${JSON.stringify(namespace)} from ${JSON.stringify(source)}: ${error.message}`
    const modern = await modernised(ctx, object, text)
    return modern ? infoOf(ctx, modern, source) : { failure: new CommandError(`${text}\nensure CRDs are installed first`) }
  }
  const own = object.metadata.namespace
  const namespace = resource.namespaced ? own || ctx.namespace : undefined
  if (resource.namespaced && !own) object.metadata = { ...object.metadata, namespace }
  const info: Info = { resource, namespace, name: object.metadata.name ?? '', source, object: { ...object, apiVersion: apiVersionOf(gv) } }
  if (resource.namespaced && ctx.namespaceGiven && own && own !== ctx.namespace) {
    return { elsewhere: info, failure: new CommandError(`the namespace from the provided object ${JSON.stringify(own)} does not match the namespace ${JSON.stringify(ctx.namespace)}. You must pass '--namespace=${own}' to perform this operation.`) }
  }
  return { info }
}

/** In tolerant mode, a manifest of an API version that is gone is taken as today's, with a warning. */
async function modernised(ctx: CommandContext, object: KubeObject, refusal: string): Promise<KubeObject | undefined> {
  if (!isTolerant(ctx.env)) return undefined
  const { modernise } = await import('./tolerant/oldversions.ts')
  const found = modernise(object)
  if (found) ctx.err(slipWarning(found.note, `error: ${refusal}`))
  return found?.manifest as KubeObject | undefined
}
