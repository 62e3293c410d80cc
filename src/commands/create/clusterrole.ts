import type { Fields } from '../../api/object.ts'
import { CommandError, stringSlice, stringToString } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import { defineGenerator, requireName } from './generator.ts'
import { ruleFlags } from './role.ts'
import type { RuleResource } from './rules.ts'
import { checkResources, distinct, resourcesOf, rulesOf, verbsOf, warnOfVerbs } from './rules.ts'

const urlVerbs = ['*', 'get', 'post', 'put', 'delete', 'patch', 'head', 'options']

const flags = {
  ...ruleFlags,
  'non-resource-url': stringSlice([], 'A path of the API that is no resource, such as /healthz or /logs/*.'),
  'aggregation-rule': { ...stringToString({}, 'Labels of cluster roles whose rules this one takes over.'), typeName: 'mapStringString' },
}

/** `kubectl create clusterrole`. */
export const clusterRole = defineGenerator({
  use: 'clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a cluster role',
  examples: '  # Everything with deployments\n  kubectl create clusterrole deployer --verb=\'*\' --resource=deployments.apps\n\n  # Reading paths that are no resources\n  kubectl create clusterrole prober --verb=get --non-resource-url=/healthz',
  flags,
  async make({ ctx, name, flags: values }) {
    const resources = resourcesOf(values.resource)
    const verbs = verbsOf(values.verb)
    const urls = distinct(values['non-resource-url'])
    requireName(name)
    const head = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } }
    const aggregated = values['aggregation-rule']
    if (Object.keys(aggregated).length) {
      if (urls.length || verbs.length || resources.length || values['resource-name'].length) throw new CommandError('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames')
      return { ...head, aggregationRule: { clusterRoleSelectors: [{ matchLabels: aggregated }] }, rules: null }
    }
    await check(ctx, resources, verbs, urls)
    return { ...head, rules: await allRules(ctx, values, resources, verbs, urls) }
  },
})

async function check(ctx: CommandContext, resources: readonly RuleResource[], verbs: readonly string[], urls: readonly string[]): Promise<void> {
  if (!verbs.length) throw new CommandError('at least one verb must be specified')
  if (!resources.length && !urls.length) throw new CommandError('one of resource or nonResourceURL must be specified')
  if (resources.length) {
    warnOfVerbs(ctx, verbs)
    await checkResources(ctx, resources, verbs)
  }
  if (!urls.length) return
  for (const verb of verbs) if (!urlVerbs.includes(verb)) throw new CommandError(`invalid verb: '${verb}' for nonResourceURL`)
  for (const url of urls) {
    if (url === '*') continue
    if (!url.startsWith('/')) throw new CommandError('nonResourceURL should start with /')
    if (url.slice(0, -1).includes('*')) throw new CommandError("nonResourceURL only supports wildcard matches when '*' is at the end")
  }
}

async function allRules(ctx: CommandContext, values: FlagValues<typeof flags>, resources: readonly RuleResource[], verbs: readonly string[], urls: readonly string[]): Promise<Fields[]> {
  const rules = await rulesOf(ctx, resources, verbs, distinct(values['resource-name']))
  return urls.length ? [...rules, { verbs, nonResourceURLs: urls }] : rules
}
