import { apiVersionOf } from '../api/gvk.ts'
import { CommandError, UsageError, bool, defineCommand, string, stringSlice } from '../cli/command.ts'
import type { DiscoveredResource } from '../client/contract.ts'
import { noPrinterText } from '../print/formats.ts'
import { alignTabs, tableTabs } from '../print/tabwriter.ts'

const formats = ['json', 'kyaml', 'name', 'wide', 'yaml']
const sortings = ['', 'name', 'kind']

/** Of resources that a group serves in several versions, those of the first that serves them. */
function preferred(resources: readonly DiscoveredResource[]): DiscoveredResource[] {
  const seen = new Set<string>()
  return resources.filter(({ group, resource }) => !seen.has(`${group}/${resource}`) && seen.add(`${group}/${resource}`))
}

function table(resources: readonly DiscoveredResource[], wide: boolean, headers: boolean): string {
  const rows = resources.map((row) => [
    row.resource, (row.shortNames ?? []).join(','), apiVersionOf(row), String(row.namespaced), row.kind,
    ...(wide ? [row.verbs.join(','), (row.categories ?? []).join(',')] : []),
  ])
  const head = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])]
  return alignTabs((headers ? [head, ...rows] : rows).map((row) => `${row.join('\t')}\n`).join(''), tableTabs)
}

/** The resources as `metav1.APIResourceList`. */
function asList(resources: readonly DiscoveredResource[]) {
  return {
    kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '',
    resources: resources.map(({ resource, singular, namespaced, group, version, kind, verbs, shortNames = [], categories = [] }) => ({
      name: resource, singularName: singular, namespaced, ...(group && { group }), version, kind, verbs,
      ...(shortNames.length && { shortNames }), ...(categories.length && { categories }),
    })),
  }
}

async function printed(resources: readonly DiscoveredResource[], output: string, headers: boolean): Promise<string> {
  switch (output) {
    case 'name': return resources.map(({ resource, group }) => `${resource}${group && `.${group}`}\n`).join('')
    case 'json': return `${(await import('../print/json.ts')).toJson(asList(resources), { indent: 4 })}\n`
    case 'yaml': return (await import('../print/yaml/yaml.ts')).toYaml(asList(resources))
    case 'kyaml': return (await import('../print/kyaml.ts')).toKyaml(asList(resources))
    default: return table(resources, output === 'wide', headers)
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** `kubectl api-resources`. kubectl: cmd/apiresources */
export const apiResources = defineCommand({
  use: 'api-resources',
  short: 'List the resources that the server serves',
  examples: '# All of them\nkubectl api-resources\n\n# With their verbs\nkubectl api-resources -o wide\n\n# Those that live in no namespace\nkubectl api-resources --namespaced=false\n\n# Those of one group\nkubectl api-resources --api-group=apps',
  flags: {
    'api-group': string('', 'Only resources of this API group.'),
    cached: bool(false, 'Take the resources from the cache, where there is one.'),
    categories: stringSlice([], 'Only resources in all of these categories.'),
    namespaced: bool(true, 'Only resources that live in namespaces, or with false only those that do not.'),
    'no-headers': bool(false, 'Leave the headings out.'),
    output: string('', 'Output format. One of: (json, yaml, kyaml, name, wide).', { shorthand: 'o' }),
    'show-managed-fields': bool(false, 'Keep managedFields when printing JSON or YAML.'),
    'sort-by': string('', "Sort by 'name' or 'kind'. The default is by group."),
    verbs: stringSlice([], 'Only resources that know all of these verbs.'),
  },
  usesNamespace: false,
  async run(ctx, args, flags) {
    if (args.length) throw new UsageError(`unexpected arguments: [${args.join(' ')}]`)
    const { client } = ctx
    if (flags.output && !formats.includes(flags.output)) {
      throw new CommandError(noPrinterText(flags.output, formats))
    }
    if (!sortings.includes(flags['sort-by'])) throw new CommandError('--sort-by accepts only name or kind')
    const key = (row: DiscoveredResource) => (flags['sort-by'] === 'kind' ? row.kind : flags['sort-by'] === 'name' ? row.resource : row.group)
    const chosen = preferred(await client.resources())
      .filter((row) => row.verbs.length > 0 && !row.stale)
      .filter((row) => !ctx.changed('api-group') || row.group === flags['api-group'])
      .filter((row) => !ctx.changed('namespaced') || row.namespaced === flags.namespaced)
      .filter((row) => flags.verbs.every((verb) => row.verbs.includes(verb)))
      .filter((row) => flags.categories.every((category) => row.categories?.includes(category)))
      .sort((a, b) => compare(key(a), key(b)) || compare(a.resource, b.resource))
    ctx.out(await printed(chosen, flags.output, !flags['no-headers']))
  },
})
