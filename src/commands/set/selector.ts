import { parseLabelSelectorObject } from '../../api/labelparser.ts'
import type { LabelSelector } from '../../api/labels.ts'
import { CommandError, defineCommand, string } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import { recordFlag } from '../shared/flags.ts'
import { recorded } from '../shared/record.ts'
import { setFlags } from './flags.ts'
import { apply, changeOf, settingOf } from './patching.ts'

/** `kubectl set selector`. */
export const selector = defineCommand({
  use: 'selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  short: 'Set the selector on a resource',
  long: 'Replaces the selector of a service. Only key=value requirements can stand in it.',
  examples: '  # The pods that a service sends its traffic to\n  kubectl set selector service web app=web,track=canary',
  flags: {
    ...setFlags, ...recordFlag,
    'resource-version': string('', 'Change the object only when it has this resource version.'),
  },
  async run(ctx, args, values) {
    const setting = await settingOf(ctx, values, 'selector updated')
    const wanted = args.length ? parsed(args.at(-1)!) : undefined
    if (!wanted) throw new CommandError('one selector is required')
    const { local, all, filename, kustomize, recursive, 'resource-version': version } = values
    const selection = { args: local ? [] : args.slice(0, -1), filenames: filename, kustomize, recursive, ...(!local && { all }), refresh: !local, local }
    await visit(ctx, selection, async (info) => {
      const object = version ? { ...info.object!, metadata: { ...info.object!.metadata, resourceVersion: undefined } } : info.object
      const change = await changeOf({ ...info, object }, (copy) => {
        if (version) copy.metadata.resourceVersion = version
        if (copy.apiVersion !== 'v1' || copy.kind !== 'Service') throw new CommandError('setting a selector is only supported for Services')
        if (wanted.matchExpressions?.length) throw new CommandError(`match expression ${expressionsText(wanted)} not supported on this object`)
        copy.spec.selector = wanted.matchLabels
        copy.metadata = recorded(ctx, values.record, copy).metadata
      })
      if (change!.failure) throw change!.failure
      await apply(setting, change!)
    })
  },
})

function parsed(text: string): LabelSelector {
  try {
    return parseLabelSelectorObject(text)
  } catch (error) {
    throw new CommandError((error as Error).message)
  }
}

/** Requirements as Go prints the structs. */
const expressionsText = ({ matchExpressions = [] }: LabelSelector) => `[${matchExpressions.map(({ key, operator, values = [] }) => `{${key} ${operator} [${values.join(' ')}]}`).join(' ')}]`
