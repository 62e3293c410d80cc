import type { Fields } from '../../api/object.ts'
import { CommandError, defineCommand, string } from '../../cli/command.ts'
import { recordFlag, selectorFlag } from '../shared/flags.ts'
import { recorded } from '../shared/record.ts'
import { resourceList } from '../shared/resourcelist.ts'
import { setFlags } from './flags.ts'
import { infosOf, LOCAL_AND_SERVER, patchAll, settingOf } from './patching.ts'
import { containersOf, podSpecOf } from './podspec.ts'

/** `kubectl set resources`. */
export const resources = defineCommand({
  use: 'resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  short: 'Update resource requests/limits on objects with pod templates',
  long: 'Sets what containers request of CPU, memory and other resources, and their limits. What is not named stays.',
  examples: '  # Limits and requests of every container\n  kubectl set resources deployment web --limits=cpu=200m,memory=512Mi --requests=cpu=100m,memory=256Mi\n\n  # Those of one\n  kubectl set resources deployment web -c=nginx --limits=cpu=200m',
  flags: {
    ...setFlags, ...recordFlag, ...selectorFlag,
    containers: string('*', 'The containers to change; * stands for any letters.', { shorthand: 'c' }),
    limits: string('', 'Limits, as cpu=100m,memory=256Mi.'),
    requests: string('', 'Requests, as cpu=100m,memory=256Mi.'),
  },
  async run(ctx, args, flags) {
    const setting = await settingOf(ctx, flags, 'resource requirements updated')
    const infos = await infosOf(setting, args)
    if (flags.local && setting.dryRun === 'server') throw new CommandError(LOCAL_AND_SERVER)
    if (flags.all && flags.selector) throw new CommandError('cannot set --all and --selector at the same time')
    if (!flags.limits && !flags.requests) throw new CommandError('you must specify an update to requests or limits (in the form of --requests/--limits)')
    const limits = resourceList(flags.limits, 'invalid'), requests = resourceList(flags.requests, 'invalid')
    const failures: Error[] = []
    await patchAll(setting, infos, (object) => {
      const found = containersOf(podSpecOf(object), flags.containers)
      if (!found.length) {
        failures.push(new CommandError(`error: unable to find container named ${flags.containers}`))
        return false
      }
      for (const container of found) container.resources = merged(container.resources, limits, requests)
      object.metadata = recorded(ctx, flags.record, object).metadata
      return true
    }, { failure: 'failed to patch resources update to pod template ', failures })
  },
})

const merged = (before: Fields = {}, limits: Fields | undefined, requests: Fields | undefined): Fields => ({
  ...before, ...(limits && { limits: { ...before.limits, ...limits } }), ...(requests && { requests: { ...before.requests, ...requests } }),
})
