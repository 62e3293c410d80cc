import type { KubeObject } from '../api/object.ts'
import { CommandError } from '../cli/command.ts'
import type { CommandContext } from '../cli/command.ts'
import type { DiscoveredResource } from './contract.ts'
import { categoryMembers, resourceFor } from './mapper.ts'

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

const NOTHING_GIVEN = `You must provide one or more resources by argument or filename.
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

/**
 * Reads `TYPE[,TYPE] [NAME…]`, `TYPE/NAME …`. Gives targets in the order they stand; types without names are listed.
 * @throws CommandError, NoResourceType in the words of `cli-runtime: resource/builder`
 */
export async function targetsOf(ctx: CommandContext, selection: Selection): Promise<Target[]> {
  const args = [...(selection.args ?? [])]
  if (!args.length) {
    if (selection.filenames?.length || selection.kustomize) return []
    throw new CommandError(NOTHING_GIVEN)
  }
  const resources = await ctx.client.resources()
  const namespaceFor = (resource: DiscoveredResource, list: boolean) => (resource.namespaced ? (list && selection.allNamespaces ? undefined : ctx.namespace) : undefined)
  const typed = args.filter((arg) => arg.includes('/'))
  if (typed.length) {
    if (typed.length < args.length) throw new CommandError(ALREADY_TYPED)
    if (selection.selector || selection.fieldSelector || selection.all) throw new CommandError('selectors and the all flag cannot be used when passing resource/name arguments')
    if (selection.allNamespaces) throw new CommandError('a resource cannot be retrieved by name across all namespaces')
    return args.map((arg) => {
      const parts = arg.split('/')
      if (parts.length !== 2) throw new CommandError('arguments in resource/name form may not have more than one slash')
      const [type, name] = parts
      if (!type || !name) throw new CommandError('arguments in resource/name form must have a single resource and name')
      const resource = resourceFor(resources, type)
      return { resource, name, namespace: namespaceFor(resource, false) }
    })
  }
  const [types, ...names] = args
  const wanted = types.split(',').flatMap((word) => categoryMembers(resources, word.toLowerCase()) ?? [resourceFor(resources, word)])
  const distinct = wanted.filter((row, i) => wanted.indexOf(row) === i)
  if (names.length) {
    if (selection.selector || selection.fieldSelector || selection.all) throw new CommandError('name cannot be provided when a selector is specified')
    if (selection.allNamespaces) throw new CommandError('a resource cannot be retrieved by name across all namespaces')
    return distinct.flatMap((resource) => names.map((name) => ({ resource, name, namespace: namespaceFor(resource, false) })))
  }
  if (!selection.listWithoutName && !selection.selector && !selection.fieldSelector && !selection.all) throw new CommandError('resource(s) were provided, but no name was specified')
  return distinct.map((resource) => ({ resource, namespace: namespaceFor(resource, true) }))
}

