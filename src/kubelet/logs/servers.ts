import type { Container } from '../../api/types/core.v1.ts'
import { repositoryOf, parseReference } from '../images/reference.ts'
import { versionOf } from '../images/version.ts'
import { strftime } from '../programs/date.ts'
import type { Effect } from '../programs/world.ts'

/** What the output of a server may follow from. `startedAt` in ms since 1970. */
export interface ServerView { container: Container; startedAt: number; ip: string; env: Readonly<Record<string, string>> }

/** One line of output, so many ms after the start. */
type Line = [after: number, text: string]
type Server = (view: ServerView & { version: string; at(after: number, format: string): string }) => Line[]

/** Whoever sees a container run sees what it said in its first moment (ms). */
const QUICK = 100

const millis = (time: number) => String(((time % 1000) + 1000) % 1000).padStart(3, '0')

const SERVERS: Readonly<Record<string, Server>> = {
  nginx: ({ version, at }) => [
    [5, '/docker-entrypoint.sh: Configuration complete; ready for start up'],
    [14, `${at(14, '%Y/%m/%d %T')} [notice] 1#1: nginx/${version}`],
    [17, `${at(17, '%Y/%m/%d %T')} [notice] 1#1: start worker processes`],
  ],
  httpd({ version, at, ip, startedAt }) {
    const name = `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${ip}. Set the 'ServerName' directive globally to suppress this message`
    const stamp = (after: number, rest: string): Line => [after, `[${at(after, `%a %b %d %T.${millis(startedAt + after)}000 %Y`)}] ${rest}`]
    return [
      [20, name], [24, name], stamp(40, `[mpm_event:notice] [pid 1:tid 1] AH00489: Apache/${version} (Unix) configured -- resuming normal operations`),
      stamp(41, "[core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'"),
    ]
  },
  redis({ version, at, startedAt }) {
    const line = (after: number, role: string, text: string): Line => [after, `1:${role} ${at(after, `%d %b %Y %T.${millis(startedAt + after)}`)} ${text}`]
    const isNew = Number(version.split('.')[0]) >= 7
    return [
      line(8, 'C', `${isNew ? '*' : '#'} oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo`),
      line(8, 'C', `${isNew ? '*' : '#'} Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started`),
      line(9, 'C', '# Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf'),
      line(10, 'M', '* monotonic clock: POSIX clock_gettime'),
      line(12, 'M', '* Running mode=standalone, port=6379.'),
      line(13, 'M', `${isNew ? '*' : '#'} Server initialized`),
      line(13, 'M', `* Ready to accept connections${isNew ? ' tcp' : ''}`),
    ]
  },
  postgres({ version, at, startedAt, env }) {
    if (!env.POSTGRES_PASSWORD && !env.POSTGRES_PASSWORD_FILE && !env.POSTGRES_HOST_AUTH_METHOD) {
      return [
        'Error: Database is uninitialized and superuser password is not specified.', '       You must specify POSTGRES_PASSWORD to a non-empty value for the', '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".', '',
        '       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all', '       connections without a password. This is *not* recommended.', '', '       See PostgreSQL documentation about "trust":', '       https://www.postgresql.org/docs/current/auth-trust.html',
      ].map((text): Line => [340, text])
    }
    const line = (after: number, pid: number, text: string): Line => [after, `${at(after, `%F %T.${millis(startedAt + after)}`)} UTC [${pid}] LOG:  ${text}`]
    return [
      [40, 'The files belonging to this database system will be owned by user "postgres".'], [40, 'This user must also own the server process.'], [40, ''],
      [1180, 'PostgreSQL init process complete; ready for start up.'], [1180, ''],
      line(1200, 1, `starting PostgreSQL ${version} on x86_64-pc-linux-gnu, 64-bit`),
      line(1201, 1, 'listening on IPv4 address "0.0.0.0", port 5432'), line(1201, 1, 'listening on IPv6 address "::", port 5432'),
      line(1204, 1, 'listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"'),
      line(1210, 52, `database system was shut down at ${at(1150, '%F %T')} UTC`), line(1218, 1, 'database system is ready to accept connections'),
    ]
  },
  mysql: (view) => database(view, 'MYSQL', 'MySQL Server', 'MySQL Community Server - GPL.'),
  mariadb: (view) => database(view, 'MARIADB', 'MariaDB Server', 'mariadb.org binary distribution'),
}

function database({ version, at, env }: Parameters<Server>[0], prefix: string, server: string, edition: string): Line[] {
  const line = (after: number, text: string): Line => [after, `${at(after, '%F %T+00:00')} [Note] [Entrypoint]: ${text}`]
  const choices = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD', 'ALLOW_EMPTY_ROOT_PASSWORD', 'ROOT_PASSWORD_FILE'].flatMap((name) => [`${prefix}_${name}`, `MYSQL_${name}`])
  const begin = line(30, `Entrypoint script for ${server} ${version} started.`)
  if (!choices.some((name) => env[name])) {
    return [
      begin, [340, `${at(340, '%F %T+00:00')} [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified`],
      [340, '    You need to specify one of the following as an environment variable:'],
      ...['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].map((name): Line => [340, `    - ${prefix}_${name}`]),
    ]
  }
  return [
    begin, line(400, 'Initializing database files'), line(2600, 'Database files initialized'), line(3800, `${server.split(' ')[0]} init process done. Ready for start up.`),
    [3950, `${at(3950, '%FT%T.000000Z')} 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '${version}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  ${edition}`],
  ]
}

/** Images without a version of their own to tell. */
const OTHERS: readonly [RegExp, (view: ServerView) => Line[]][] = [
  [/\/punitporwal07\/myapp$/, ({ container }) => [[30, `myapp ${(parseReference(container.image!).tag ?? 'latest').replace(/^v/, '')} listens on port 8000`]]],
  [/\/kubernetes-bootcamp$/, ({ startedAt }) => [[60, `Kubernetes Bootcamp App Started At: ${strftime(startedAt, '%FT%T')}.${millis(startedAt)}Z | Running On:  `]]],
  [/\/hello-app$/, ({ startedAt }) => [[20, `${strftime(startedAt, '%Y/%m/%d %T')} Server listening on port 8080`]]],
  [/\/library\/hello-world$/, () => [[5, ''], [5, 'Hello from Docker!'], [5, 'This message shows that your installation appears to be working correctly.']]],
  [/\/http-echo$/, ({ startedAt }) => [[10, `${strftime(startedAt, '%Y/%m/%d %T')} [INFO] server is listening on :5678`]]],
  [/\/coredns(\/coredns)?$/, () => [[100, '.:53'], [105, '[INFO] plugin/reload: Running configuration SHA512'], [106, 'CoreDNS-1.13.1'], [106, 'linux/amd64, go1.25.2']]],
]

/** What a described server prints when it starts. */
export function serverOutput(view: ServerView): Effect[] {
  const { container, startedAt } = view
  const image = container.image ?? ''
  const found = versionOf(image)
  const at = (after: number, format: string) => strftime(startedAt + after, format)
  const lines = found && SERVERS[found.name] ? SERVERS[found.name]!({ ...view, version: found.version, at }) : OTHERS.find(([name]) => name.test(repositoryOf(image)))?.[1](view) ?? []
  return lines.map(([after, text]) => ({ at: after < QUICK ? 0 : after, log: `${text}\n` }))
}
