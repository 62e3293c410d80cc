import { defineCommand } from '../../cli/command.ts'
import { checkNodeArguments, nodesOf, setUnschedulable } from '../drain/nodes.ts'
import { dryRunFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunOf } from '../shared/options.ts'

/** `kubectl: cmd/drain` */
export const command = defineCommand({
  use: 'uncordon NODE',
  short: 'Let new pods onto a node again',
  long: 'Takes the mark of cordon off nodes: pods may be placed on them again.',
  examples: '  # The node minikube\n  kubectl uncordon minikube',
  flags: { ...selectorFlag, ...dryRunFlag },
  async run(ctx, args, { selector, 'dry-run': dryRunText }) {
    checkNodeArguments(ctx, args, selector, 'uncordon NODE')
    const dryRun = dryRunOf(ctx, dryRunText)
    await setUnschedulable(ctx, await nodesOf(ctx, args, selector), false, dryRun)
  },
})
