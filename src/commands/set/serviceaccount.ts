import { CommandError, defineCommand } from '../../cli/command.ts'
import { recordFlag } from '../shared/flags.ts'
import { recorded } from '../shared/record.ts'
import { setFlags } from './flags.ts'
import { infosOf, LOCAL_AND_SERVER, patchAll, settingOf } from './patching.ts'
import { podSpecOf } from './podspec.ts'

/** `kubectl set serviceaccount`. */
export const serviceAccount = defineCommand({
  use: 'serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  aliases: ['sa'],
  short: 'Update the service account of a resource',
  examples: '  # The account that the pods of a deployment run under\n  kubectl set serviceaccount deployment web robot',
  flags: { ...setFlags, ...recordFlag },
  async run(ctx, args, flags) {
    const setting = await settingOf(ctx, flags, 'serviceaccount updated')
    if (flags.local && setting.dryRun === 'server') throw new CommandError(LOCAL_AND_SERVER)
    if (!args.length) throw new CommandError('serviceaccount is required')
    const infos = await infosOf(setting, flags.local ? [] : args.slice(0, -1))
    await patchAll(setting, infos, (object) => {
      podSpecOf(object).serviceAccountName = args.at(-1)
      object.metadata = recorded(ctx, flags.record, object).metadata
    }, { failure: 'failed to patch ServiceAccountName ', sendUnchanged: true })
  },
})
