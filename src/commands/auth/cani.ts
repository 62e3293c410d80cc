import { CommandError, SilentExit, bool, defineCommand, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Fields } from '../../api/object.ts'
import { parseResourceKey } from '../../api/gvk.ts'
import type { DiscoveredResource } from '../../client/contract.ts'
import { resourceFor } from '../../client/mapper.ts'
import { listRules } from './rules.ts'

const KNOWN_VERBS = new Set(['create', 'get', 'list', 'watch', 'update', 'patch', 'delete', 'deletecollection', 'use', 'bind', 'impersonate', '*', 'approve', 'sign', 'escalate', 'attest', 'post', 'put', 'head', 'options'])

const flags = {
  'all-namespaces': bool(false, 'Ask for the action in all namespaces.', { shorthand: 'A' }),
  list: bool(false, 'List all that is allowed.'),
  'no-headers': bool(false, 'With --list: leave the headers out.'),
  quiet: bool(false, 'Print nothing, only set the exit code.', { shorthand: 'q' }),
  subresource: string('', 'A subresource such as log or scale.'),
}

/** Asks the server whether the user may do something. `kubectl: cmd/auth/cani` */
export const command = defineCommand({
  use: 'can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  short: 'Ask whether an action is allowed',
  long: 'Asks the server whether an action is allowed. VERB is one of the API (get, list, watch, delete, …), TYPE a resource, NONRESOURCEURL a path that starts with "/". Goes well with --as.',
  examples: "  # May I create pods anywhere?\n  kubectl auth can-i create pods --all-namespaces\n\n  # May the service account foo of dev list pods in prod?\n  kubectl auth can-i list pods --as=system:serviceaccount:dev:foo -n prod\n\n  # May I do everything here?\n  kubectl auth can-i '*' '*'\n\n  # What may I do?\n  kubectl auth can-i --list",
  flags,
  async run(ctx, args, values) {
    const namespace = values['all-namespaces'] ? '' : ctx.namespace
    if (values.list) {
      if (args.length) throw new CommandError('list option must be specified with no arguments')
      return listRules(ctx, namespace, values['no-headers'])
    }
    if (args.length !== 2 || !args[0]) throw new CommandError("you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.")
    const spec = args[1].startsWith('/') ? { nonResourceAttributes: { path: args[1], verb: args[0] } } : { resourceAttributes: await resourceAttributes(ctx, args[0], args[1], namespace, values.subresource) }
    const reviews = resourceFor(await ctx.client.resources(), 'selfsubjectaccessreviews.authorization.k8s.io')
    const { status = {} } = await ctx.client.create(reviews, undefined, { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec })
    if (!values.quiet) ctx.out(answer(status))
    if (!status.allowed) throw new SilentExit(1)
  },
})

function answer({ allowed, reason, evaluationError }: Fields): string {
  return `${allowed ? 'yes' : 'no'}${reason && !allowed ? ` - ${reason}` : ''}${evaluationError ? ` - ${evaluationError}` : ''}\n`
}

async function resourceAttributes(ctx: CommandContext, verb: string, target: string, namespace: string, subresource: string): Promise<Fields> {
  const slash = target.indexOf('/')
  const [word, name] = slash < 0 ? [target, ''] : [target.slice(0, slash), target.slice(slash + 1)]
  if (!KNOWN_VERBS.has(verb)) ctx.err(`Warning: verb '${verb}' is not a known verb\n\n`)
  const resource = word === '*' ? undefined : await find(ctx, word)
  if (resource && !resource.namespaced) ctx.err(`Warning: resource '${resource.resource}' is not namespace scoped${resource.group ? ` in group '${resource.group}'` : ''}\n\n`)
  const { group = '', resource: plural = word } = resource ?? parseResourceKey(word)
  return { ...(namespace && { namespace }), verb, ...(group && { group }), resource: plural, ...(subresource && { subresource }), ...(name && { name }) }
}

/** The resource that a word means; an unknown one is warned of and asked for as it stands. */
async function find(ctx: CommandContext, word: string): Promise<DiscoveredResource | undefined> {
  try {
    return resourceFor(await ctx.client.resources(), word)
  } catch {
    const { group, resource } = parseResourceKey(word)
    ctx.err(`Warning: the server doesn't have a resource type '${resource}'${group ? ` in group '${group}'` : ''}\n\n`)
    return undefined
  }
}
