import type { Found } from '../find.ts'
import type { Answer } from './answer.ts'
import type { LiveNames } from './live.ts'

const none = 0, noSpace = 2, noFiles = 4

/** What stands at the place of a command's arguments. */
type Arguments =
  | { kind: 'objects'; types?: readonly string[]; once?: boolean }
  | { kind: 'names'; type: string }
  | { kind: 'configured'; what: 'contexts' | 'clusters' | 'users' }
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'pod' | 'podAndContainer' | 'podAndPort' | 'copy' }

const objects = (...types: string[]): Arguments => ({ kind: 'objects', ...(types.length && { types }) })
const once = (...types: string[]): Arguments => ({ kind: 'objects', types, once: true })
const node: Arguments = { kind: 'names', type: 'node' }
const contexts: Arguments = { kind: 'configured', what: 'contexts' }
const templated = ['deployment', 'daemonset', 'statefulset']

/** By the command's path. Commands that are not here take nothing that could be told. */
const byCommand: Readonly<Record<string, Arguments>> = {
  get: objects(), describe: objects(), edit: objects(), delete: objects(), label: objects(), annotate: objects(), patch: objects(), debug: objects(),
  'apply edit-last-applied': objects(), 'apply view-last-applied': objects(),
  'rollout history': objects(...templated), 'rollout pause': objects('deployment'), 'rollout restart': objects(...templated), 'rollout resume': objects('deployment'),
  'rollout undo': objects(...templated), 'rollout status': once(...templated),
  scale: objects('deployment', 'replicaset', 'replicationcontroller', 'statefulset'),
  autoscale: objects('deployment', 'replicaset', 'replicationcontroller', 'statefulset'),
  expose: objects('pod', 'service', 'replicationcontroller', 'deployment', 'replicaset'),
  'set image': once('daemonsets', 'deployments', 'pods', 'cronjobs', 'replicasets', 'replicationcontrollers', 'statefulsets'),
  taint: objects('node'),
  cordon: node, uncordon: node, drain: node, 'top node': node, 'top pod': { kind: 'names', type: 'pod' }, 'create token': { kind: 'names', type: 'serviceaccount' },
  exec: { kind: 'pod' }, attach: { kind: 'pod' }, logs: { kind: 'podAndContainer' }, 'port-forward': { kind: 'podAndPort' }, cp: { kind: 'copy' },
  'config use-context': contexts, 'config rename-context': contexts, 'config set-context': contexts, 'config delete-context': contexts,
  'config delete-cluster': { kind: 'configured', what: 'clusters' }, 'config delete-user': { kind: 'configured', what: 'users' },
  completion: { kind: 'words', words: ['bash', 'zsh', 'fish', 'powershell'] },
}

/** What may stand next among the arguments of a command, given those before it. */
export async function argumentsOf(found: Found, before: readonly string[], start: string, live: LiveNames): Promise<Answer> {
  const known = byCommand[found.path.split(' ').slice(1).join(' ')]
  if (!known) return { words: [], directive: none }
  const starting = (words: readonly string[]) => words.filter((word) => word.startsWith(start))
  switch (known.kind) {
    case 'objects': return objectWords(known, before, start, live)
    case 'words': return before.length ? { words: [], directive: none } : { words: starting(known.words), directive: noFiles }
    case 'names': return { words: before.length ? [] : await live.names(known.type, start), directive: noFiles }
    case 'configured': return { words: before.length ? [] : starting(await live.configured(known.what)), directive: noFiles }
    case 'copy': return copyWords(before, start, live)
    default: return podWords(known.kind, before, start, live)
  }
}

const without = (words: readonly string[], used: readonly string[]) => words.filter((word) => !used.includes(word))

/** `TYPE NAME...` or `TYPE/NAME...` */
async function objectWords({ types, once: single }: { types?: readonly string[]; once?: boolean }, before: readonly string[], start: string, live: LiveNames): Promise<Answer> {
  const [first] = before
  const done: Answer = { words: [], directive: noFiles }
  if (first !== undefined && !first.includes('/')) {
    return single && before.length > 1 ? done : { words: without(await live.names(first, start), before.slice(1)), directive: noFiles }
  }
  if (single && before.length) return done
  const slash = start.indexOf('/')
  if (slash >= 0) {
    const type = start.slice(0, slash)
    const names = await live.names(type, start.slice(slash + 1))
    return { words: without(names.map((name) => `${type}/${name}`), before), directive: noFiles }
  }
  const found = types ? types.filter((type) => type.startsWith(start)) : await live.types(start)
  return before.length ? { words: found.map((type) => `${type}/`), directive: noFiles | noSpace } : { words: found, directive: noFiles }
}

const withPods = ['daemonsets', 'deployments', 'pods', 'jobs', 'replicasets', 'replicationcontrollers', 'services', 'statefulsets']

async function podWords(kind: 'pod' | 'podAndContainer' | 'podAndPort', before: readonly string[], start: string, live: LiveNames): Promise<Answer> {
  const [pod] = before
  if (pod !== undefined) {
    const second = before.length > 1 || kind === 'pod' ? [] : kind === 'podAndPort' ? await live.ports(pod, start) : await live.containers(pod, start)
    return { words: second, directive: noFiles }
  }
  const slash = start.indexOf('/')
  if (slash >= 0) return { words: (await live.names(start.slice(0, slash), start.slice(slash + 1))).map((name) => `${start.slice(0, slash)}/${name}`), directive: noFiles }
  const pods = await live.names('pod', start)
  return { words: [...pods, ...withPods.filter((type) => type.startsWith(start)).map((type) => `${type}/`)], directive: pods.length ? noFiles : noFiles | noSpace }
}

/** Files here or in a pod: `pod:`, `namespace/`, `namespace/pod:`, or a path. */
async function copyWords(before: readonly string[], start: string, live: LiveNames): Promise<Answer> {
  if (before.length) return { words: [], directive: start.includes(':') ? none : noSpace }
  if (start.startsWith('.') || start.startsWith('/') || start.includes(':')) return { words: [], directive: none }
  const namespaces = (await live.names('namespace', start)).map((name) => `${name}/`)
  const pods = (await live.names('pod', start)).map((name) => `${name}:`)
  return { words: [...namespaces, ...pods, ...(start ? [] : ['./', '/'])], directive: noSpace }
}
