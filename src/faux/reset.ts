import { UsageError, defineCommand, string } from '../cli/command.ts'
import { clusterPlace } from '../place.ts'
import { clusterFlag } from './variables.ts'

export const reset = defineCommand({
  use: 'reset [--from SEED]',
  short: 'Throw the cluster away and start over',
  long: 'Removes everything from the cluster and makes it again from a seed cluster: the one it came from, unless another is named.',
  flags: {
    cluster: clusterFlag,
    from: string('', 'The seed `cluster` to start from; `fauxctl seeds` lists them.'),
  },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    const [{ clusterStore, defaultSeed, removeCluster }, { readSeed }, { peekMeta }] = await Promise.all([
      import('../store/clusters.ts'), import('../store/package.ts'), import('../store/peek.ts'),
    ])
    const place = clusterPlace(ctx.env, flags.cluster)
    const from = flags.from || peekMeta(place.folder)?.from || defaultSeed
    readSeed(from) // refuse an unknown one before anything is lost
    await removeCluster(ctx.env, place)
    await clusterStore(ctx.env, place, from).transact(() => undefined)
    ctx.out(`cluster "${place.name}" starts over from "${from}"\n`)
  },
})
