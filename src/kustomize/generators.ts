import type { Fields } from '../api/object.ts'
import { BuildFailure } from './failure.ts'
import type { Folder } from './folder.ts'
import { keyValues } from './keyvalues.ts'
import type { Pair } from './keyvalues.ts'
import type { GeneratorArgs, GeneratorOptions } from './kustomizationtypes.ts'
import { Resource } from './resource.ts'

const lineLength = 70

/** Base64, in lines once it is longer than one. */
function base64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64')
  return text.length < lineLength ? text : text.replace(new RegExp(`.{1,${lineLength}}`, 'g'), '$&\n')
}

function plainText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function checkKeys(name: string, pairs: readonly Pair[]): void {
  const known = new Set<string>()
  for (const { key } of pairs) {
    if (known.has(key)) throw new BuildFailure(`configmap ${name} illegally repeats the key \`${key}\``)
    known.add(key)
  }
}

/** A ConfigMap or Secret from the sources of a generator. @throws BuildFailure */
export async function generate(kind: 'ConfigMap' | 'Secret', folder: Folder, args: GeneratorArgs, shared: GeneratorOptions | undefined): Promise<Resource> {
  const { name, namespace, behavior } = args
  const options = combined(args.options, shared)
  if (!name) throw new BuildFailure('a configmap must have a name')
  const pairs = await keyValues(folder, args)
  checkKeys(name, pairs)
  const object: Fields = { apiVersion: 'v1', kind, metadata: { name, ...(namespace && { namespace }) } }
  if (kind === 'Secret') {
    object.type = args.type || 'Opaque'
    object.data = Object.fromEntries(pairs.map(({ key, value }) => [key, base64(value)]))
  } else addData(object, pairs)
  if (options.immutable) object.immutable = true
  const resource = new Resource(object)
  if (options.labels) resource.setTexts('labels', { ...options.labels })
  if (options.annotations) resource.setTexts('annotations', { ...options.annotations })
  resource.needsHash = !options.disableNameSuffixHash
  resource.behavior = behavior === 'create' || behavior === 'replace' || behavior === 'merge' ? behavior : 'unspecified'
  return resource
}

/** Bytes that are no text go into binaryData. */
function addData(object: Fields, pairs: readonly Pair[]): void {
  for (const { key, value } of pairs) {
    const text = plainText(value)
    const field = text === undefined ? 'binaryData' : 'data'
    object[field] = { ...(object[field] as Fields | undefined), [key]: text ?? base64(value) }
  }
}

/** The generator's own options, and those for all of them where it says nothing. */
function combined(own: GeneratorOptions = {}, shared: GeneratorOptions = {}): GeneratorOptions {
  const merged = (field: 'labels' | 'annotations') => (own[field] || shared[field] ? { ...shared[field], ...own[field] } : undefined)
  return {
    labels: merged('labels'), annotations: merged('annotations'),
    disableNameSuffixHash: own.disableNameSuffixHash || shared.disableNameSuffixHash, immutable: own.immutable || shared.immutable,
  }
}
