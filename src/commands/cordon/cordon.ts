import { defineCommand } from '../../cli/command.ts'
import { checkNodeArguments, nodesOf, setUnschedulable } from '../drain/nodes.ts'
import { dryRunFlag, selectorFlag } from '../shared/flags.ts'
import { dryRunOf } from '../shared/options.ts'

/** `kubectl: cmd/drain` */
export const command = defineCommand({
  use: 'cordon NODE',
  short: 'Keep new pods off a node',
  long: 'Marks nodes so that no new pods are placed on them. Pods that run there stay.',
  examples: '  # The node minikube\n  kubectl cordon minikube',
  flags: { ...selectorFlag, ...dryRunFlag },
  async run(ctx, args, { selector, 'dry-run': dryRunText }) {
    checkNodeArguments(ctx, args, selector, 'cordon NODE')
    const dryRun = dryRunOf(ctx, dryRunText)
    await setUnschedulable(ctx, await nodesOf(ctx, args, selector), true, dryRun)
  },
})
