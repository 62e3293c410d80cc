import { UsageError, defineCommand } from '../cli/command.ts'
import { clusterPlace } from '../place.ts'
import { clusterFlag } from './variables.ts'

export const repair = defineCommand({
  use: 'repair',
  short: 'Bring back the last good version of damaged files of the cluster',
  long: 'Looks at every file of the cluster. One that makes no sense is kept beside as NAME.broken-N, and its last good version takes its place.',
  flags: { cluster: clusterFlag },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    const { repairCluster } = await import('../store/repair.ts')
    const place = clusterPlace(ctx.env, flags.cluster)
    const repairs = await repairCluster(place.folder, ctx.env)
    for (const { file, reason, keptAs, restored } of repairs) {
      ctx.out(`${reason}\n`)
      if (keptAs) ctx.out(`  kept as ${keptAs}\n`)
      ctx.out(restored ? `  ${file} is the last good version again\n` : `  there is no good version of it: what it held is gone from the cluster\n`)
      if (!restored && file.endsWith('cluster.json')) ctx.out('  "fauxctl reset" starts over\n')
    }
    if (repairs.length === 0) ctx.out(`cluster "${place.name}" is sound\n`)
  },
})
