import { UsageError, defineCommand, string } from '../cli/command.ts'
import { createClock } from '../clock.ts'
import { clusterPlace } from '../place.ts'
import { clusterFlag } from './variables.ts'

interface StatusReport {
  cluster: string
  folder: string
  exists: boolean
  from?: string
  clock?: { mode: string; time: string }
  resourceVersion?: number
  commits?: number
  bytes?: number
  objects?: Record<string, number>
}

export const status = defineCommand({
  use: 'status [-o json]',
  short: 'Show where the cluster lives, its clock and its size',
  flags: { cluster: clusterFlag, output: string('', 'Output format: json.', { shorthand: 'o' }) },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    if (flags.output && flags.output !== 'json') throw new UsageError(`--output must be json, not "${flags.output}"`)
    const { env } = ctx
    const [{ clusterExists, clusterStore }, { folderSize }] = await Promise.all([import('../store/clusters.ts'), import('../store/peek.ts')])
    const place = clusterPlace(env, flags.cluster)
    let report: StatusReport = { cluster: place.name, folder: place.folder, exists: clusterExists(place) }
    if (report.exists) {
      const bytes = folderSize(place.folder)
      report = await clusterStore(env, place).transact((tx) => {
        const clock = createClock(env.vars, () => env.wallNow(), tx.meta.clock)
        const count = (resource: string) => tx.namespacesOf(resource).reduce((sum, namespace) => sum + tx.list(resource, namespace).length, 0)
        return {
          ...report, from: tx.meta.from, clock: { mode: clock.mode, time: new Date(clock.now(tx.meta.clock)).toISOString() },
          resourceVersion: tx.meta.resourceVersion, bytes,
          objects: Object.fromEntries(tx.resources().map((resource) => [resource, count(resource)])),
        }
      })
    }
    ctx.out(flags.output ? `${JSON.stringify(report, null, 2)}\n` : await asText(report))
  },
})

const inWords = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`)

async function asText({ cluster, folder, exists, from, clock, resourceVersion, bytes, objects }: StatusReport): Promise<string> {
  if (!exists) return `Cluster  ${cluster}\nFolder   ${folder}\nIt is made when it is first used.\n`
  const { default: Table } = await import('cli-table3')
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' }
  const plain = (rows: string[][]) => {
    const table = new Table({ chars: none, style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] } })
    table.push(...rows)
    return table.toString().replace(/ +$/gm, '')
  }
  const facts = plain([
    ['Cluster', cluster], ['Folder', folder], ['Made from', from!], ['Clock', `${clock!.mode}, ${clock!.time}`],
    ['Resource version', String(resourceVersion)], ['Size', inWords(bytes!)],
  ])
  return `${facts}\n\n${plain([['RESOURCE', 'OBJECTS'], ...Object.entries(objects!).map(([resource, count]) => [resource, String(count)])])}\n`
}
