import { bool, CommandError, defineCommand, duration, int, string } from '../../cli/command.ts'

/** `kubectl proxy`. kubectl: cmd/proxy */
export const proxy = defineCommand({
  use: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Serve the API on a local port',
  long: 'Makes the API server reachable on a port of this machine, without a login.',
  examples: '  kubectl proxy --port=8001',
  flags: {
    www: string('', 'A folder with files to serve beside the API.', { shorthand: 'w' }),
    'www-prefix': string('/static/', 'The path that the files stand under.', { shorthand: 'P' }),
    'api-prefix': string('/', 'The path that the API stands under.'),
    'accept-paths': string('^.*', 'Only paths that fit this regular expression are served.'),
    'reject-paths': string('^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach', 'Paths that fit this regular expression are refused.'),
    'accept-hosts': string('^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$', 'Only hosts that fit this regular expression are served.'),
    'reject-methods': string('^$', 'HTTP methods that fit this regular expression are refused.'),
    port: int(8001, 'The port to listen on. 0 takes any free one.', { shorthand: 'p' }),
    address: string('127.0.0.1', 'The address to listen on.'),
    'disable-filter': bool(false, 'Refuse nothing. Dangerous where others can reach the port.'),
    'unix-socket': string('', 'A socket in the file system to listen on instead.', { shorthand: 'u' }),
    keepalive: duration(0, 'How long idle connections are kept. 0 is for ever.'),
    'append-server-path': bool(false, "Put the path of the context's server in front of each request's."),
  },
  run() {
    throw new CommandError('fauxctl does not serve the API on a port yet; kubectl get --raw PATH reads single paths of it')
  },
})
