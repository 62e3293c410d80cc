import { parseLabelSelectorObject } from '../../api/labelparser.ts'
import { CommandError, string } from '../../cli/command.ts'
import { defineGenerator, requireName } from './generator.ts'

const amount = /^[0-9]+%?$/
const intOrString = (text: string) => (/^\d+$/.test(text) ? Number(text) : text)

/** `kubectl create poddisruptionbudget`. */
export const podDisruptionBudget = defineGenerator({
  use: 'poddisruptionbudget NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  aliases: ['pdb'],
  short: 'Create a pod disruption budget with the specified name',
  examples: '  # Half of the pods stay\n  kubectl create pdb guard --selector=app=web --min-available=50%',
  flags: {
    'min-available': string('', 'How many pods have to stay available: a number or a percentage.'),
    'max-unavailable': string('', 'How many pods may be unavailable: a number or a percentage.'),
    selector: string('', 'The labels of the pods it is about.'),
  },
  failure: 'failed to create poddisruptionbudgets: ',
  make({ name, namespace, flags }) {
    const { selector, 'min-available': least, 'max-unavailable': most } = flags
    requireName(name)
    if (!selector) throw new CommandError('a selector must be specified')
    if (!most && !least) throw new CommandError('one of min-available or max-unavailable must be specified')
    if (most && least) throw new CommandError('min-available and max-unavailable cannot be both specified')
    if (least && !amount.test(least)) throw new CommandError('invalid format specified for min-available')
    if (most && !amount.test(most)) throw new CommandError('invalid format specified for max-unavailable')
    return {
      apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name, namespace },
      spec: { ...(least && { minAvailable: intOrString(least) }), selector: selectorOf(selector), ...(most && { maxUnavailable: intOrString(most) }) },
    }
  },
})

function selectorOf(text: string) {
  try {
    return parseLabelSelectorObject(text)
  } catch (error) {
    throw new CommandError((error as Error).message)
  }
}
