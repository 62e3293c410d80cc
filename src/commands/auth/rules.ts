import type { CommandContext } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { resourceFor } from '../../client/mapper.ts'
import { TabWriter, tableTabs } from '../../print/tabwriter.ts'

interface Rule { resources: string; urls: string[]; names: string[]; verbs: string[] }

/** Prints the rules of a SelfSubjectRulesReview: what the user may do in a namespace. */
export async function listRules(ctx: CommandContext, namespace: string, noHeaders: boolean): Promise<void> {
  const resource = resourceFor(await ctx.client.resources(), 'selfsubjectrulesreviews.authorization.k8s.io')
  const { status = {} } = await ctx.client.create(resource, undefined, { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } })
  const table = new TabWriter(tableTabs)
  if (!noHeaders) table.write('Resources\tNon-Resource URLs\tResource Names\tVerbs\n')
  for (const { resources, urls, names, verbs } of rulesOf(status)) table.write(`${resources}\t[${urls.join(' ')}]\t[${names.join(' ')}]\t[${verbs.join(' ')}]\n`)
  ctx.out(table.flush())
  if (status.incomplete) ctx.err(`warning: the list may be incomplete: ${status.evaluationError}\n`)
}

/** One rule per resource, the same ones merged; then one per URL. Sorted by how much they allow, as kubectl does. */
function rulesOf({ resourceRules, nonResourceRules }: Fields): Rule[] {
  const merged = new Map<string, Rule>()
  for (const rule of (resourceRules ?? []) as Fields[]) for (const group of rule.apiGroups ?? ['']) for (const resource of rule.resources ?? []) {
    const names: string[] = rule.resourceNames ?? []
    const shown = group ? `${resource}.${group}` : resource
    const key = `${shown} ${names.join(' ')}`
    const known = merged.get(key)
    if (known) known.verbs = [...new Set([...known.verbs, ...rule.verbs])]
    else merged.set(key, { resources: shown, urls: [], names, verbs: [...rule.verbs] })
  }
  const urls: Rule[] = ((nonResourceRules ?? []) as Fields[]).flatMap((rule) => (rule.nonResourceURLs as string[]).map((url) => ({ resources: '', urls: [url], names: [], verbs: rule.verbs as string[] })))
  const byText = (a: Rule, b: Rule) => (a.urls[0] < b.urls[0] ? -1 : a.urls[0] > b.urls[0] ? 1 : 0)
  return [...merged.values(), ...urls.sort(byText)]
}
