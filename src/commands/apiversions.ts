import { apiVersionOf } from '../api/gvk.ts'
import { UsageError, defineCommand } from '../cli/command.ts'

/** `kubectl api-versions`. kubectl: cmd/apiresources */
export const apiVersions = defineCommand({
  use: 'api-versions',
  short: 'List the API versions that the server serves',
  long: 'Lists the API versions that the server serves, in the form of "group/version".',
  examples: '# All of them\nkubectl api-versions',
  flags: {},
  usesNamespace: false,
  async run(ctx, args) {
    if (args.length) throw new UsageError(`unexpected arguments: [${args.join(' ')}]`)
    const served = new Set((await ctx.client.resources()).filter((row) => !row.stale).map(apiVersionOf))
    ctx.out([...served].sort().map((text) => `${text}\n`).join(''))
  },
})
