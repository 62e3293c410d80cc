import { defineCommand } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { resourceFor } from '../../client/mapper.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { TabWriter, tableTabs } from '../../print/tabwriter.ts'

/** Shows the user that the server sees: a SelfSubjectReview. `kubectl: cmd/auth/whoami` */
export const command = defineCommand({
  use: 'whoami',
  short: 'Show who the server takes you for',
  long: 'Shows name, UID, groups and extra attributes of the user that the server sees behind the request, after --as and its kin.',
  examples: '  # My attributes\n  kubectl auth whoami\n\n  # The same as JSON\n  kubectl auth whoami -o json',
  flags: printFlags,
  async run(ctx, _args, values) {
    const resource = resourceFor(await ctx.client.resources(), 'selfsubjectreviews.authentication.k8s.io')
    const review = await ctx.client.create(resource, undefined, { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' })
    if (values.output || values.template) {
      const printer = await printerFor(values.output, printerOptions(values, { files: ctx.env.files, typed: true }))
      ctx.out(printer.print(review))
      return
    }
    const table = new TabWriter(tableTabs)
    table.write('ATTRIBUTE\tVALUE\n')
    for (const [name, value] of attributes(review.status?.userInfo ?? {})) table.write(`${name}\t${value}\n`)
    ctx.out(table.flush())
  },
})

function attributes({ username, uid, groups, extra }: Fields): [string, string][] {
  return [
    ['Username', username ?? ''],
    ...(uid ? [['UID', uid] as [string, string]] : []),
    ...(groups?.length ? [['Groups', `[${groups.join(' ')}]`] as [string, string]] : []),
    ...Object.keys(extra ?? {}).sort().map((key): [string, string] => [`Extra: ${key}`, `[${extra[key].join(' ')}]`]),
  ]
}
