import { bool, int32, string } from '../../cli/command.ts'
import { defineGenerator } from './generator.ts'

/** `kubectl create priorityclass`. */
export const priorityClass = defineGenerator({
  use: 'priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  aliases: ['pc'],
  short: 'Create a priority class with the specified name',
  examples: '  # A class for what must not wait\n  kubectl create priorityclass high --value=1000 --description="must not wait"',
  flags: {
    value: int32(0, 'The priority of pods of this class.'),
    'global-default': bool(false, 'Make it the class of pods that name none.'),
    description: string('', 'When to use the class.'),
    'preemption-policy': string('PreemptLowerPriority', 'Whether its pods may push out others: PreemptLowerPriority or Never.'),
  },
  failure: 'failed to create priorityclass: ',
  make({ name, flags }) {
    return {
      apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: flags.value,
      ...(flags['global-default'] && { globalDefault: true }), ...(flags.description && { description: flags.description }),
      preemptionPolicy: flags['preemption-policy'],
    }
  },
})
