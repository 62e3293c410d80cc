import { CommandError, stringArray, stringSlice } from '../../cli/command.ts'
import { defineGenerator, requireName } from './generator.ts'
import { checkResources, distinct, resourcesOf, rulesOf, verbsOf, warnOfVerbs } from './rules.ts'

/** Flags of roles and cluster roles. */
export const ruleFlags = {
  verb: stringSlice([], 'A verb that the rule allows. Several with commas between.'),
  resource: stringSlice([], 'A resource that the rule is about, as resource.group/subresource. Several with commas between.'),
  'resource-name': stringArray([], 'The name of an object that the rule is about. May be given several times.'),
}

/** `kubectl create role`. */
export const role = defineGenerator({
  use: 'role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Create a role with single rule',
  examples: '  # Reading pods\n  kubectl create role reader --verb=get,list,watch --resource=pods\n\n  # Scaling deployments\n  kubectl create role scaler --verb=update --resource=deployments.apps/scale',
  flags: ruleFlags,
  async make({ ctx, name, namespace, flags }) {
    const verbs = verbsOf(flags.verb)
    const resources = resourcesOf(flags.resource)
    requireName(name)
    if (!verbs.length) throw new CommandError('at least one verb must be specified')
    warnOfVerbs(ctx, verbs)
    if (!resources.length) throw new CommandError('at least one resource must be specified')
    await checkResources(ctx, resources, verbs)
    return {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name, namespace },
      rules: await rulesOf(ctx, resources, verbs, distinct(flags['resource-name'])),
    }
  },
})
