import { resourceKey } from '../../api/gvk.ts'
import { CommandError, PlainError } from '../../cli/command.ts'
import type { DiscoveredResource } from '../../client/contract.ts'

/** What is to be explained: a resource, and the way to one of its fields. */
export interface Explained { resource: DiscoveredResource; path: string[] }

/**
 * Reads `deployments.spec.replicas` or `deployments.apps.spec.replicas`.
 * @param apiVersion `--api-version`: the version to look at, '' for the usual one
 * @throws CommandError, PlainError in the words of `kubectl: explain`
 */
export function explained(resources: readonly DiscoveredResource[], word: string, apiVersion: string): Explained {
  if (!word || word.startsWith('.')) throw new CommandError('invalid jsonpath syntax, first node must be field node')
  const [type, ...path] = word.replace(/\.$/, '').split('.') as [string, ...string[]]
  const lower = type.toLowerCase()
  const fitting = resources.filter((row) => row.resource === lower || row.singular === lower || row.shortNames?.includes(lower) || row.kind.toLowerCase() === lower)
  if (!fitting.length) throw new PlainError(`the server doesn't have a resource type ${JSON.stringify(type)}`)
  if (apiVersion) return { resource: ofVersion(resources, fitting[0]!, apiVersion), path }
  const full = fitting.find((row) => word.startsWith(resourceKey(row)) && (row.group !== '' || path.length === 0))
  if (!full || !full.group) return { resource: fitting[0]!, path }
  return { resource: full, path: word.slice(resourceKey(full).length).split('.').filter(Boolean) }
}

function ofVersion(resources: readonly DiscoveredResource[], { resource }: DiscoveredResource, apiVersion: string): DiscoveredResource {
  const parts = apiVersion.split('/')
  if (parts.length > 2) throw new CommandError(`unexpected GroupVersion string: ${apiVersion}`)
  const [group, version] = parts.length === 2 ? parts as [string, string] : ['', apiVersion]
  const found = resources.find((row) => row.resource === resource && row.group === group && row.version === version)
  if (!found) throw new CommandError(`couldn't find resource for ${JSON.stringify(`${group}/${version}, Resource=${resource}`)}`)
  return found
}
