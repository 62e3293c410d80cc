import { BOX } from './box.ts'
import { testHolds } from './bracket.ts'
import { dateText } from './date.ts'
import type { World } from './world.ts'
import { Break, Endless, Exit, writeFile } from './world.ts'

/** What a command did: its exit code and output. */
export interface Outcome { code: number; out: string; err: string }

const outcome = (code = 0, out = '', err = ''): Outcome => ({ code, out, err })
const UNITS = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `sleep 1h30` → ms; Infinity for `infinity`. */
export function sleepMs(text: string): number {
  const found = /^(\d*\.?\d+)([smhd]?)$/.exec(text)
  if (!found) return text.startsWith('inf') ? Infinity : 0
  return Number(found[1]) * UNITS[found[2] as keyof typeof UNITS]
}

/** Ends a program whose memory is used up, where a limit stands; without one it goes on. */
function eatMemory(world: World, bytes: number): never {
  if (world.memory !== undefined && bytes > world.memory) throw new Exit(137, 'OOMKilled')
  throw new Endless()
}

type Command = (world: World, args: string[], input: string) => Outcome

const missing = (command: string, path: string) => `${command}: can't open '${path}': No such file or directory\n`
const KNOWN_FILES = new Set(['/', '/etc', '/bin', '/tmp', '/var', '/usr', '/root', '/home', '/dev', '/proc', '/etc/hostname', '/etc/hosts', '/etc/passwd', '/etc/resolv.conf', '/bin/sh', '/var/log', '/dev/null', '/var/run', '/opt'])

/** Whether a path is there: made by the program, a mount, or one that every image has. */
export const exists = (world: World, path: string): boolean =>
  world.files.has(path) || world.mounts.includes(path) || KNOWN_FILES.has(path) || [...world.files.keys()].some((file) => file.startsWith(`${path}/`))

const plain = (args: string[]) => args.filter((arg) => !arg.startsWith('-'))

const COMMANDS: Readonly<Record<string, Command>> = {
  ':': () => outcome(), true: () => outcome(), false: () => outcome(1), set: () => outcome(), export: () => outcome(), cd: () => outcome(), umask: () => outcome(), sync: () => outcome(), chmod: () => outcome(), chown: () => outcome(), exec: () => outcome(),
  sleep(world, args) {
    const ms = args.reduce((sum, arg) => sum + sleepMs(arg), 0)
    if (!Number.isFinite(ms)) throw new Endless()
    world.elapsed += ms
    return outcome()
  },
  echo(_, args) {
    const options = args.findIndex((arg) => !/^-[neE]+$/.test(arg))
    const flags = args.slice(0, options < 0 ? args.length : options).join('')
    const text = args.slice(options < 0 ? args.length : options).join(' ')
    return outcome(0, (flags.includes('e') ? text.replaceAll('\\n', '\n').replaceAll('\\t', '\t') : text) + (flags.includes('n') ? '' : '\n'))
  },
  printf: (_, [format = '', ...args]) => outcome(0, format.replaceAll('\\n', '\n').replaceAll(/%[sd]/g, () => args.shift() ?? '')),
  hostname: (world) => outcome(0, `${world.hostname}\n`),
  pwd: () => outcome(0, '/\n'),
  id: (world, [flag]) => outcome(0, flag === '-u' ? `${world.uid}\n` : `uid=${world.uid}${world.uid ? '' : '(root)'} gid=0(root) groups=0(root)\n`),
  whoami: (world) => (world.uid ? outcome(1, '', `whoami: unknown uid ${world.uid}\n`) : outcome(0, 'root\n')),
  env: (world) => outcome(0, Object.entries(world.env).map(([name, value]) => `${name}=${value}\n`).join('')),
  printenv: (world, [name]) => (name === undefined ? COMMANDS.env(world, [], '') : world.env[name] === undefined ? outcome(1) : outcome(0, `${world.env[name]}\n`)),
  date: (world, args) => outcome(0, `${world.startedAt === undefined ? '' : dateText(world.startedAt + world.elapsed, args)}\n`), uname: () => outcome(0, 'Linux\n'), nproc: () => outcome(0, '2\n'), ps: () => outcome(), df: () => outcome(), mount: () => outcome(), free: () => outcome(), uptime: () => outcome(),
  touch: (world, args) => change(plain(args), 'touch', (path) => writeFile(world, path, world.files.get(path) ?? '')),
  mkdir: (world, args) => change(plain(args), 'mkdir', (path) => writeFile(world, `${path}/.`, '')),
  rm(world, args) {
    for (const path of plain(args)) {
      for (const file of world.files.keys()) if (file === path || file.startsWith(`${path}/`)) {
        world.files.delete(file)
        world.effects.push({ at: world.elapsed, remove: file })
      }
    }
    return outcome()
  },
  cat(world, args, input) {
    const paths = plain(args)
    if (!paths.length) return outcome(0, input)
    if (paths.includes('/dev/zero') || paths.includes('/dev/urandom')) throw new Endless()
    const lost = paths.find((path) => !exists(world, path))
    return lost === undefined ? outcome(0, paths.map((path) => world.files.get(path) ?? '').join('')) : outcome(1, '', missing('cat', lost))
  },
  ls(world, args) {
    const lost = plain(args).find((path) => !exists(world, path))
    return lost === undefined ? outcome() : outcome(1, '', `ls: ${lost}: No such file or directory\n`)
  },
  tail(world, args) {
    if (args.includes('/dev/zero')) return eatMemory(world, Infinity)
    if (args.some((arg) => /^-\w*[fF]/.test(arg))) throw new Endless()
    return outcome()
  },
  stress(world, args) {
    const bytes = args[args.indexOf('--vm-bytes') + 1]
    const [, amount, unit] = /^(\d+)([kKmMgG]?)/.exec(bytes ?? '') ?? []
    world.elapsed += 300
    const used = Number(amount ?? 256) * ({ k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[(unit ?? '').toLowerCase()] ?? 1)
    const timeout = args.findIndex((arg) => arg === '--timeout' || arg === '-t')
    if (timeout >= 0 && !(world.memory !== undefined && used > world.memory)) return COMMANDS.sleep(world, [args[timeout + 1]], '')
    return eatMemory(world, args.includes('--vm') || args.includes('-m') ? used : 0)
  },
  dd: (world, args) => (args.some((arg) => arg === 'of=/dev/null') && !args.some((arg) => arg.startsWith('count=')) ? eatMemory(world, 0) : outcome()),
  yes: () => { throw new Endless() },
  test: (world, args) => outcome(testHolds(args, (path) => exists(world, path)) ? 0 : 1),
  '[': (world, args) => outcome(testHolds(args.slice(0, -1), (path) => exists(world, path)) ? 0 : 1),
  '[[': (world, args) => outcome(testHolds(args.slice(0, -1), (path) => exists(world, path)) ? 0 : 1),
  exit: (world, [code]) => { throw new Exit(code === undefined ? world.lastCode : Number(code) & 255) },
  break: () => { throw new Break() },
  wait: () => { throw new Endless() },
  kill(_, args) {
    if (plain(args).some((target) => target === '1' || target === '$$')) throw new Exit(args.some((arg) => /^-(9|KILL|SIGKILL)$/.test(arg)) ? 137 : 143)
    return outcome()
  },
  trap(world, [action = '', ...signals]) {
    if (signals.some((signal) => /TERM|15/.test(signal))) world.trap = Number(/exit\s+(\d+)/.exec(action)?.[1] ?? (action.includes('exit') ? 0 : 143))
    return outcome()
  },
  seq(_, args) {
    const [from, to] = args.length > 1 ? args.map(Number) : [1, Number(args[0])]
    return outcome(0, Array.from({ length: Math.max(0, Math.min(10_000, to - from + 1)) }, (_, i) => `${from + i}\n`).join(''))
  },
  nslookup: (world, args) => (world.resolves(plain(args)[0] ?? '') ? outcome() : outcome(1, '', `** server can't find ${plain(args)[0]}: NXDOMAIN\n`)),
  wget: fetch, curl: fetch,
  nc(world, args) {
    if (args.some((arg) => /^-\w*l/.test(arg))) throw new Endless()
    const [host, port] = plain(args).slice(-2)
    return outcome(isHere(host) ? (world.answers(Number(port), '/') === undefined ? 1 : 0) : world.resolves(host) ? 0 : 1)
  },
  pg_isready: (world) => (world.answers(5432, '/') === undefined ? outcome(2, '/var/run/postgresql:5432 - no response\n') : outcome(0, '/var/run/postgresql:5432 - accepting connections\n')),
  'redis-cli': (world, args) => (world.answers(6379, '/') === undefined ? outcome(1, '', 'Could not connect to Redis at 127.0.0.1:6379: Connection refused\n') : outcome(0, args.includes('ping') ? 'PONG\n' : '')),
  mysqladmin: (world) => (world.answers(3306, '/') === undefined ? outcome(1, '', "mysqladmin: connect to server at 'localhost' failed\n") : outcome(0, 'mysqld is alive\n')),
}

const isHere = (host: string | undefined) => /^(localhost|127\.|0\.0\.0\.0|\[?::1)/.test(host ?? '')

function fetch(world: World, args: string[]): Outcome {
  const url = args.find((arg) => /^(https?:\/\/|[a-z0-9.-]+(:\d+)?(\/|$))/i.test(arg) && !arg.startsWith('-')) ?? ''
  const [, , host = '', port, path = '/'] = /^(https?:\/\/)?([^:/]+)(?::(\d+))?(\/.*)?$/i.exec(url) ?? []
  if (!isHere(host)) return world.resolves(host) ? outcome() : outcome(1, '', `wget: bad address '${host}'\n`)
  const status = world.answers(Number(port ?? 80), path)
  if (status === undefined) return outcome(1, '', `wget: can't connect to remote host: Connection refused\n`)
  return status < 400 ? outcome() : outcome(1, '', `wget: server returned error: HTTP/1.1 ${status} Not Found\n`)
}

function change(paths: string[], command: string, make: (path: string) => boolean): Outcome {
  const refused = paths.find((path) => !make(path))
  return refused === undefined ? outcome() : outcome(1, '', `${command}: ${refused}: Read-only file system\n`)
}

/** Runs one simple command; undefined for a program that nothing is known of. */
export function runCommand(world: World, [name, ...args]: string[], input = ''): Outcome | undefined {
  const short = name.split('/').pop()!
  if (Object.hasOwn(COMMANDS, short)) return COMMANDS[short](world, args, input)
  return world.box && !BOX.has(short) ? outcome(127, '', `sh: ${name}: not found\n`) : undefined
}
