import { UsageError, defineCommand } from '../cli/command.ts'

export const seeds = defineCommand({
  use: 'seeds',
  short: 'List the clusters that one can start from',
  flags: {},
  offline: true,
  async run(ctx, args) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    const { readSeed, seedNames } = await import('../store/package.ts')
    const rows = seedNames().map((name) => [name, describe(readSeed(name))])
    const width = Math.max(...rows.map(([name]) => name.length))
    for (const [name, text] of rows) ctx.out(`${name.padEnd(width)}   ${text}\n`)
  },
})

/** What a seed says of itself, else what it holds. */
function describe({ description, objects }: { description?: string; objects: { kind: string }[] }): string {
  const count = (kind: string) => objects.filter((object) => object.kind === kind).length
  return description ?? `${count('Node')} nodes, ${count('Pod')} pods, ${objects.length} objects`
}
