import type { PolicyRule } from '../../api/types/rbac.v1.ts'
import { compareStrings } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { indent, table } from './lines.ts'

/** Rules taken apart into single resources and verbs, joined by resource, and sorted. `kubectl: util/rbac` */
export function ruleLines(rules: readonly PolicyRule[] = []): Lines {
  const list = (items: readonly string[] = []) => `[${items.join(' ')}]`
  const rows = joined(rules.flatMap(single))
    .sort((a, b) => compareStrings(sortText(a), sortText(b)))
    .map((rule) => [resourceText(rule), list(rule.nonResourceURLs), list(rule.resourceNames), list(rule.verbs)])
  return ['PolicyRule:', ...indent(1, table(['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'], rows))]
}

/** Rules of one resource, one verb and at most one name each. */
function single({ apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs }: PolicyRule): PolicyRule[] {
  const names = resourceNames.length ? resourceNames.map((name) => [name]) : [undefined]
  return [
    ...apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.flatMap((verb) => names.map((name) => ({
      apiGroups: [group], resources: [resource], verbs: [verb], ...(name && { resourceNames: name }),
    }))))),
    ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] }))),
  ]
}

/** Rules that differ by their verbs only become one. Those of URLs stay as they are. */
function joined(rules: readonly PolicyRule[]): PolicyRule[] {
  const result = new Map<string, PolicyRule>()
  for (const rule of rules) {
    const { verbs, ...target } = rule
    const key = rule.nonResourceURLs ? `${result.size}` : JSON.stringify(target)
    const known = result.get(key)
    if (known) known.verbs.push(...verbs.filter((verb) => !known.verbs.includes(verb)))
    else result.set(key, { ...rule, verbs: [...verbs] })
  }
  return [...result.values()]
}

/** What kubectl sorts rules by: their Go text. */
function sortText({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): string {
  const text = (items: readonly string[]) => `[${items.join(' ')}]`
  return `&PolicyRule{Verbs:${text(verbs)},APIGroups:${text(apiGroups)},Resources:${text(resources)},ResourceNames:${text(resourceNames)},NonResourceURLs:${text(nonResourceURLs)},}`
}

/** `deployments.apps/scale` */
function resourceText({ resources = [], apiGroups = [] }: PolicyRule): string {
  if (!resources.length) return ''
  const [resource, ...sub] = resources[0]!.split('/')
  return `${resource}${apiGroups[0] ? `.${apiGroups[0]}` : ''}${sub.length ? `/${sub.join('/')}` : ''}`
}
