import type { KubeObject } from '../api/object.ts'
import { CommandError } from '../cli/command.ts'
import type { CommandContext } from '../cli/command.ts'
import type { DiscoveredResource } from './contract.ts'
import { ambiguities, categoryMembers, resourceFor } from './mapper.ts'

/** One object that a command works on. */
export interface Info {
  resource: DiscoveredResource
  namespace: string | undefined
  name: string
  /** File name, `STDIN`, or '' for objects named on the command line. */
  source: string
  /** As it came from the manifest or, where it was fetched, from the server. */
  object?: KubeObject
}

/** What a command line says about the objects it wants. */
export interface Selection {
  args?: readonly string[]
  filenames?: readonly string[]
  kustomize?: string
  recursive?: boolean
  selector?: string
  fieldSelector?: string
  /** `--all`: every object of the resource types. */
  all?: boolean
  allNamespaces?: boolean
  /** Lists are welcome when no name is given (get, describe); else a name, selector or --all is asked for. */
  listWithoutName?: boolean
  /** Objects of manifests are taken from the server by name (get -f, delete -f keep what the file says). */
  refresh?: boolean
  /** Fetches each object on its own; the default. False gives names only (delete). */
  fetch?: boolean
  chunkSize?: number
  subresource?: string
  /** Does not talk to the server: `set image --local`. */
  local?: boolean
  /** Field validation of manifests: undefined checks nothing. */
  validate?: 'Strict' | 'Warn' | 'Ignore'
}

export const NOTHING_GIVEN = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`

const ALREADY_TYPED = "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"

/** Named or listed targets of the command line, before anything is fetched. */
export type Target =
  | { resource: DiscoveredResource; name: string; namespace: string | undefined }
  | { resource: DiscoveredResource; name?: undefined; namespace: string | undefined }

const ONLY_BARE_NAMES = 'selectors and the all flag cannot be used when passing resource/name arguments'
const ONE_EACH = 'arguments in resource/name form must have a single resource and name'

/**
 * Reads `TYPE[,TYPE] [NAME…]`, `TYPE/NAME …`. Gives targets in the order they stand; types without names are listed.
 * @throws CommandError, NoResourceType in the words of `cli-runtime: resource/builder`
 */
export async function targetsOf(ctx: CommandContext, selection: Selection): Promise<Target[]> {
  const { args = [], filenames, kustomize, selector, fieldSelector, all } = selection
  const selects = Boolean(selector || fieldSelector || all)
  if (!args.length) {
    if (filenames?.length || kustomize) return []
    throw new CommandError(selects ? 'at least one resource must be specified to use a selector' : NOTHING_GIVEN)
  }
  const resources = await ctx.client.resources()
  const named = (resource: DiscoveredResource, name: string): Target => {
    if (selection.allNamespaces && resource.namespaced) throw new CommandError('a resource cannot be retrieved by name across all namespaces')
    return { resource, name, namespace: resource.namespaced ? ctx.namespace : undefined }
  }
  const pairs = typedNames(args)
  if (pairs) {
    if (selects) throw new CommandError(ONLY_BARE_NAMES)
    return pairs.map(([type, name]) => named(meant(ctx, resources, type), name))
  }
  const [types, ...names] = args as [string, ...string[]]
  if (names.length && selects) throw new CommandError('name cannot be provided when a selector is specified')
  const wanted = types.split(',').flatMap((word) => categoryMembers(resources, word) ?? [meant(ctx, resources, word)])
  const distinct = [...new Set(wanted)]
  if (names.length && distinct.length > 1) throw new CommandError('you must specify only one resource')
  if (names.length) return names.map((name) => named(distinct[0]!, name))
  if (!selection.listWithoutName && !selects) throw new CommandError('resource(s) were provided, but no name was specified')
  return distinct.map((resource) => ({ resource, namespace: resource.namespaced && !selection.allNamespaces ? ctx.namespace : undefined }))
}

/** The resource that a word means, with a warning of others it could mean. @throws NoResourceType */
function meant(ctx: CommandContext, resources: readonly DiscoveredResource[], word: string): DiscoveredResource {
  const resource = resourceFor(resources, word)
  if (resource.shortNames?.includes(word)) ctx.client.warn(ambiguities(resources, word))
  return resource
}

/** Arguments as pairs of type and name: `pod/a svc/b`, or several types before names (`pod,svc a`). Undefined for other forms. @throws CommandError */
function typedNames(args: readonly string[]): [string, string][] | undefined {
  const types = [...new Set(args[0]!.split(','))]
  const typed = args.length > 1 && types.length > 1 ? types.flatMap((type) => args.slice(1).map((name) => `${type}/${name}`)) : args
  const slashes = typed.filter((arg) => arg.includes('/')).length
  if (!slashes) return undefined
  if (slashes < typed.length) throw new CommandError(ALREADY_TYPED)
  return typed.map((arg) => {
    const [type, name, ...more] = arg.split('/')
    if (more.length) throw new CommandError('arguments in resource/name form may not have more than one slash')
    if (!type || !name || type.includes(',')) throw new CommandError(ONE_EACH)
    return [type, name]
  })
}
