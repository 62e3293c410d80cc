import { expect, test } from 'vitest'
import { required, invalid } from '../api/field.ts'
import { ApiError, badRequest, invalidObject, noSuchPath, notFound } from '../api/status.ts'
import { ConfigurationInvalid } from '../client/kubeconfig/errors.ts'
import { AggregateFailure, CommandError, PlainError, SilentExit, UsageError } from './command.ts'
import { errorOutcome } from './errors.ts'
import { FlagError } from './pflag/errors.ts'

const pods = { group: '', resource: 'pods' }
const one = required('spec.containers', '')
const two = invalid('metadata.name', 'A', 'must be lower case')
const pod = { group: '', kind: 'Pod' }

test.each<[string, Error, string, number]>([
  ['API', notFound(pods, 'x'), 'Error from server (NotFound): pods "x" not found\n', 1],
  ['bad request', badRequest('no'), 'Error from server (BadRequest): no\n', 1],
  ['path', noSuchPath(), 'Error from server (NotFound): the server could not find the requested resource\n', 1],
  ['no reason', new ApiError(500, '', 'odd'), 'Error from server: odd\n', 1],
  ['login', new ApiError(401, 'Unauthorized', 'Unauthorized'), 'error: You must be logged in to the server (Unauthorized)\n', 1],
  ['invalid', invalidObject(pod, 'x', [one]), 'The Pod "x" is invalid: spec.containers: Required value\n', 1],
  ['invalid, several', invalidObject(pod, 'x', [one, two, one]), 'The Pod "x" is invalid: \n* spec.containers: Required value\n* metadata.name: Invalid value: "A": must be lower case\n', 1],
  ['invalid, no details', new ApiError(422, 'Invalid', 'the body is odd'), 'The request is invalid: the body is odd\n', 1],
  ['invalid, causes only', new ApiError(422, 'Invalid', 'x', { causes: [{ field: 'patch', message: 'odd' }] }), 'The request is invalid: patch: odd\n', 1],
  ['command', new CommandError('odd'), 'error: odd\n', 1],
  ['no second prefix', new CommandError('error: odd'), 'error: odd\n', 1],
  ['exit code', new CommandError('odd', 3), 'error: odd\n', 3],
  ['usage', new UsageError('odd'), "error: odd\nSee 'kubectl get -h' for help and examples\n", 1],
  ['flag', new FlagError('odd'), "error: odd\nSee 'kubectl get --help' for usage.\n", 1],
  ['plain', new PlainError('odd'), 'odd\n', 1],
  ['silent', new SilentExit(7), '', 7],
  ['several', new AggregateFailure([notFound(pods, 'x'), new CommandError('odd')]), 'Error from server (NotFound): pods "x" not found\nodd\n', 1],
  ['several of one', new AggregateFailure([new CommandError('odd')]), 'error: odd\n', 1],
  ['several, invalid', new AggregateFailure([invalidObject(pod, 'x', [one]), new CommandError('odd')]), 'Error from server (Invalid): Pod "x" is invalid: spec.containers: Required value\nodd\n', 1],
  ['no context', new ConfigurationInvalid(['context was not found for specified context: nope']), 'Error in configuration: context was not found for specified context: nope\n', 1],
  ['one thing', new ConfigurationInvalid(['no server found for cluster "nope"']), 'error: no server found for cluster "nope"\n', 1],
  ['two things', new ConfigurationInvalid(['a', 'b']), 'Error in configuration: \n* a\n* b\n', 1],
  ['bug', new TypeError('x is not a function\nat y'), 'error: fauxctl itself failed, which is a bug: TypeError: x is not a function (FAUXCTL_DEBUG=1 shows where)\n', 1],
])('%s', (_, error, text, exitCode) => expect(errorOutcome(error, { commandPath: 'kubectl get', debug: false })).toEqual({ text, exitCode }))
