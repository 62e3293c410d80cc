import { ApiError } from '../../api/status.ts'
import { CommandError, defineCommand, duration, string, stringArray } from '../../cli/command.ts'
import type { FlagValues } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { typedObject } from '../shared/typed.ts'
import { nameOf } from './generator.ts'

const kinds = ['Node', 'Pod', 'Secret']

const flags = {
  ...printFlags,
  audience: stringArray([], 'An audience of the token. May be given several times. Default: the API server.'),
  duration: duration(0, 'How long the token should be valid. 0 leaves it to the server.'),
  'bound-object-kind': string('', 'The kind of the object that the token is bound to: Node, Pod or Secret.'),
  'bound-object-name': string('', 'The name of the object that the token is bound to.'),
  'bound-object-uid': string('', 'The UID of the object that the token is bound to.'),
}

/** `kubectl create token`. `kubectl: cmd/create/create_token` */
export const token = defineCommand({
  use: 'token SERVICE_ACCOUNT_NAME',
  short: 'Request a service account token',
  examples: '  # A token of an account, good for ten minutes\n  kubectl create token robot --duration=10m',
  flags,
  async run(ctx, args, values) {
    const name = nameOf(ctx, args)
    const printer = await printerFor(values.output, printerOptions(values, { operation: 'created', typed: true, files: ctx.env.files }))
    check(name, values)
    const { audience, 'bound-object-kind': kind, 'bound-object-name': bound, 'bound-object-uid': uid } = values
    const request = {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: {},
      spec: {
        audiences: audience.length ? audience : null,
        expirationSeconds: values.duration > 0 ? values.duration / 1000 : null,
        boundObjectRef: kind ? { kind, apiVersion: 'v1', name: bound, ...(uid && { uid }) } : null,
      },
    }
    const response = await send()
    if (!response.status?.token) throw new CommandError('failed to create token: no token in server response')
    if (values.output || values.template) ctx.out(printer.print(await typedObject(response)))
    else ctx.out(response.status.token + (ctx.env.stdout.isTTY ? '\n' : ''))

    async function send() {
      const accounts = resourceFor(await ctx.client.resources(), 'serviceaccounts')
      try {
        return await ctx.client.create(accounts, ctx.namespace, request, undefined, { name, subresource: 'token' })
      } catch (error) {
        throw error instanceof ApiError ? new CommandError(`failed to create token: ${error.message}`) : error
      }
    }
  },
})

function check(name: string, { duration: ms, audience, ...values }: FlagValues<typeof flags>): void {
  const { 'bound-object-kind': kind, 'bound-object-name': bound, 'bound-object-uid': uid } = values
  if (!name) throw new CommandError('service account name is required')
  if (ms < 0) throw new CommandError('--duration must be greater than or equal to 0')
  if (ms % 1000) throw new CommandError('--duration cannot be expressed in units less than seconds')
  if (audience.includes('')) throw new CommandError('--audience must not be an empty string')
  if (kind) {
    if (!kinds.includes(kind)) throw new CommandError(`supported --bound-object-kind values are ${kinds.join(', ')}`)
    if (!bound) throw new CommandError('--bound-object-name is required if --bound-object-kind is provided')
    return
  }
  if (bound) throw new CommandError('--bound-object-name can only be set if --bound-object-kind is provided')
  if (uid) throw new CommandError('--bound-object-uid can only be set if --bound-object-kind is provided')
}
