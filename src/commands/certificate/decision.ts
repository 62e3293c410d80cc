import { CommandError, bool, defineCommand } from '../../cli/command.ts'
import type { Command, CommandContext } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { filenameFlags } from '../shared/flags.ts'

interface Decision { name: 'approve' | 'deny'; type: 'Approved' | 'Denied'; opposite: string; done: string; reason: string; message: string }

/** Adds a condition to a CertificateSigningRequest through its approval subresource. */
function decisionCommand({ name, type, opposite, done, reason, message }: Decision): Command<any> {
  return defineCommand({
    use: `${name} (-f FILENAME | NAME)`,
    short: `${name === 'approve' ? 'Approve' : 'Deny'} a certificate signing request`,
    long: `Tells the signer that a certificate signing request is ${done}.`,
    examples: `  # By name\n  kubectl certificate ${name} csr-sqgzp`,
    flags: { ...filenameFlags, ...printFlags, force: bool(false, 'Decide even if it is decided already.') },
    async run(ctx, args, values) {
      if (!args.length && !values.filename.length && !values.kustomize) throw new CommandError('one or more CSRs must be specified as <name> or -f <filename>')
      const printer = await printerFor(values.output, printerOptions(values, { operation: done, files: ctx.env.files }))
      const selection = { args: args.length ? ['certificatesigningrequests.certificates.k8s.io', ...args] : [], filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, refresh: true }
      const count = await visit(ctx, selection, async (info) => {
        const conditions = (info.object!.status?.conditions ?? []) as Fields[]
        if (conditions.some((condition) => condition.type === opposite)) throw new CommandError(`certificate signing request ${JSON.stringify(info.name)} is already ${opposite}`)
        const decided = conditions.some((condition) => condition.type === type) && !values.force
        const object = decided ? info.object! : await decide(ctx, info, { type, status: 'True', reason, message })
        ctx.out(printer.print(object))
      })
      if (count === 0) ctx.err('No resources found\n')
    },
  })
}

function decide(ctx: CommandContext, info: Info, condition: Fields): Promise<Fields> {
  const object = clone(info.object!)
  const now = rfc3339(ctx.client.now())
  const others = ((object.status?.conditions ?? []) as Fields[]).filter((other) => other.type !== condition.type)
  object.status = { ...object.status, conditions: [...others, { ...condition, lastUpdateTime: now, lastTransitionTime: now }] }
  return ctx.client.update(info.resource, undefined, info.name, object, undefined, 'approval')
}

export const approve = decisionCommand({ name: 'approve', type: 'Approved', opposite: 'Denied', done: 'approved', reason: 'KubectlApprove', message: 'This CSR was approved by kubectl certificate approve.' })
export const deny = decisionCommand({ name: 'deny', type: 'Denied', opposite: 'Approved', done: 'denied', reason: 'KubectlDeny', message: 'This CSR was denied by kubectl certificate deny.' })
