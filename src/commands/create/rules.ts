import type { Fields } from '../../api/object.ts'
import { CommandError, PlainError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { NoResourceType, resourceFor } from '../../client/mapper.ts'
import type { DiscoveredResource } from '../../client/contract.ts'

const resourceVerbs = ['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection', 'use', 'bind', 'escalate', 'impersonate']
const rbac = 'rbac.authorization.k8s.io'

/** Verbs that make sense for these resources only, by `group/resource`. */
const specialVerbs: Record<string, readonly string[]> = {
  use: ['policy/podsecuritypolicies', 'extensions/podsecuritypolicies'],
  bind: [`${rbac}/roles`, `${rbac}/clusterroles`],
  escalate: [`${rbac}/roles`, `${rbac}/clusterroles`],
  impersonate: ['/users', '/serviceaccounts', '/groups', 'authentication.k8s.io/userextras'],
}

/** One `--resource`: `deployments.apps/scale`. */
export interface RuleResource { group: string; resource: string; subresource: string }

export const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

/** The verbs of --verb; `*` is all of them. */
export const verbsOf = (verbs: readonly string[]): string[] => (verbs.includes('*') ? ['*'] : distinct(verbs))

/** The resources of --resource; a bare `*` is all of them. */
export function resourcesOf(texts: readonly string[]): RuleResource[] {
  const resources: RuleResource[] = []
  for (const text of texts) {
    const slash = text.indexOf('/')
    const name = slash < 0 ? text : text.slice(0, slash)
    const dot = name.indexOf('.')
    const one = { group: dot < 0 ? '' : name.slice(dot + 1), resource: dot < 0 ? name : name.slice(0, dot), subresource: slash < 0 ? '' : text.slice(slash + 1) }
    if (text === '*') return [one]
    resources.push(one)
  }
  return resources
}

/** Says of verbs that are not usual ones. */
export function warnOfVerbs(ctx: CommandContext, verbs: readonly string[]): void {
  for (const verb of verbs) if (!resourceVerbs.includes(verb)) ctx.err(`Warning: '${verb}' is not a standard resource verb\n`)
}

/** What the server serves under a name and group; undefined when nothing. */
function served(resources: readonly DiscoveredResource[], { group, resource }: RuleResource): DiscoveredResource | undefined {
  try {
    return resourceFor(resources, group ? `${resource}.${group}` : resource)
  } catch (error) {
    if (error instanceof NoResourceType) return undefined
    throw error
  }
}

/** Refuses resources that nobody serves, and verbs that do not go with them. @throws CommandError, NoResourceType */
export async function checkResources(ctx: CommandContext, wanted: readonly RuleResource[], verbs: readonly string[]): Promise<void> {
  const resources = await ctx.client.resources()
  for (const one of wanted) {
    if (!one.resource) throw new CommandError('resource must be specified if apiGroup/subresource specified')
    if (one.resource === '*') return
    const found = served(resources, one)
    const { group, resource } = found ?? one
    let special = false
    for (const verb of verbs) {
      const fitting = Object.hasOwn(specialVerbs, verb) ? specialVerbs[verb] : undefined
      if (!fitting) continue
      if (!fitting.includes(`${group}/${resource}`)) throw new CommandError(`can not perform '${verb}' on '${resource}' in group '${group}'`)
      special = true
    }
    if (!found && !special) throw new PlainError(new NoResourceType(one.group ? `${one.resource}.${one.group}` : one.resource).message)
  }
}

/** A rule per API group, in the groups' order. */
export async function rulesOf(ctx: CommandContext, wanted: readonly RuleResource[], verbs: readonly string[], resourceNames: readonly string[]): Promise<Fields[]> {
  const all = wanted.length ? await ctx.client.resources() : []
  const groups = new Map<string, Set<string>>()
  for (const one of wanted) {
    const { group, resource } = served(all, one) ?? one
    const names = groups.get(group) ?? new Set()
    groups.set(group, names.add(one.subresource ? `${resource}/${one.subresource}` : resource))
  }
  return [...groups.keys()].sort().map((group) => ({ verbs, apiGroups: [group], resources: [...groups.get(group)!], ...(resourceNames.length && { resourceNames }) }))
}
