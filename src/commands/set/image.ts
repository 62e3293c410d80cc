import { AggregateFailure, CommandError, defineCommand } from '../../cli/command.ts'
import { recordFlag, selectorFlag } from '../shared/flags.ts'
import { resourcesAndPairs } from '../shared/pairs.ts'
import { recorded } from '../shared/record.ts'
import { setPairs } from '../shared/setpairs.ts'
import { setFlags } from './flags.ts'
import type { Setting } from './patching.ts'
import { infosOf, LOCAL_AND_SERVER, patchAll, settingOf } from './patching.ts'
import { podSpecOf } from './podspec.ts'

/** `kubectl set image`. */
export const image = defineCommand({
  use: 'image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  short: 'Update the image of a pod template',
  long: 'Changes the images of containers in pods, deployments, daemon sets, stateful sets, replica sets, replication controllers, jobs and cron jobs. * stands for every container.',
  examples: '  # A new image for one container\n  kubectl set image deployment/web nginx=nginx:1.27\n\n  # For every container of all deployments\n  kubectl set image deployments --all *=nginx:1.27',
  flags: { ...setFlags, ...recordFlag, ...selectorFlag },
  async run(ctx, args, flags) {
    const setting = await settingOf(ctx, flags, 'image updated')
    const { resources, pairs } = resourcesAndPairs(args, 'image')
    const images = setPairs(pairs, 'image')
    const infos = await infosOf(setting, resources)
    check(setting, resources, images)
    const failures: Error[] = []
    await patchAll(setting, infos, (object) => {
      const { containers = [], initContainers = [] } = podSpecOf(object)
      for (const [name, wanted] of images) {
        const found = [...initContainers, ...containers].filter((container) => container.name === name || name === '*')
        for (const container of found) container.image = wanted
        if (!found.length) failures.push(new CommandError(`error: unable to find container named ${JSON.stringify(name)}`))
      }
      object.metadata = recorded(ctx, flags.record, object).metadata
    }, { failure: 'failed to patch image update to pod template: ', failures })
  },
})

function check({ flags, dryRun }: Setting, resources: readonly string[], images: ReadonlyMap<string, string>): void {
  const failures: Error[] = []
  const fail = (text: string) => failures.push(new CommandError(text))
  if (flags.all && flags.selector) fail('cannot set --all and --selector at the same time')
  if (!resources.length && !flags.filename.length && !flags.kustomize) fail('one or more resources must be specified as <resource> <name> or <resource>/<name>')
  if (!images.size) fail('at least one image update is required')
  else if (images.size > 1 && images.has('*')) fail('all containers are already specified by *, but saw more than one container_name=container_image pairs')
  if (flags.local && dryRun === 'server') fail(LOCAL_AND_SERVER)
  if (failures.length) throw new AggregateFailure(failures)
}
