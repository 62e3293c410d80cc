import { repositoryOf } from './reference.ts'

/** What is known of an image beside its name. */
export interface KnownImage {
  /** The shape of its tags; another tag is not found. */
  tags: RegExp
  /** Ports that its main process listens on. */
  ports?: readonly number[]
  /** Its own command is a shell without a terminal, or says a word: it ends at once, with this code. */
  ends?: { after: number; code: number }
  /** Its entrypoint runs whatever command is given as args. */
  runsArgs?: true
  /** Numeric user it runs as; root when absent. */
  user?: number
  /** Its commands are those of a small box: what is not among them does not exist. */
  box?: true
  /** How long its main process takes to stop on SIGTERM (ms), and with which exit code. */
  stop?: { after: number; code: number }
}

/** Suffixes such as `-alpine3.20` or `-bookworm`. */
const VARIANT = '(?:-[a-z0-9][a-z0-9._-]*)?'
const DONE = { after: 0, code: 0 }

const tags = (...shapes: string[]) => new RegExp(`^(?:${shapes.join('|')})$`)
/** Version numbers of one to three parts whose first is one of these, with any variant, and `latest`. */
const versions = (...firsts: string[]) => tags('latest', `(?:${firsts.join('|')})(?:\\.\\d{1,2}){0,2}${VARIANT}`)

const IMAGES: Readonly<Record<string, KnownImage>> = {
  nginx: { tags: tags(`(?:latest|stable|mainline|alpine|perl|otel|slim|bookworm|trixie)${VARIANT}`, `1(?:\\.(?:[7-9]|[12]\\d|3[01])(?:\\.(?:\\d|1[0-5]))?)?${VARIANT}`), ports: [80], runsArgs: true },
  httpd: { tags: tags('latest', 'alpine', 'bookworm', 'trixie', `2(?:\\.[24](?:\\.(?:[1-9]|[1-6]\\d))?)?${VARIANT}`), ports: [80], runsArgs: true },
  busybox: { tags: tags('latest', 'stable', 'unstable', 'glibc', 'musl', 'uclibc', `(?:stable|unstable)${VARIANT}`, `1(?:\\.(?:2[0-9]|3[0-7])(?:\\.[0-5])?)?${VARIANT}`), ends: DONE, box: true, runsArgs: true },
  alpine: { tags: tags('latest', 'edge', '2\\.[67]', '3', '3\\.(?:[1-9]|1\\d|2[0-3])(?:\\.(?:\\d|1[0-2]))?', '\\d{8}'), ends: DONE, box: true, runsArgs: true },
  ubuntu: { tags: tags('latest', 'rolling', 'devel', '(?:1[4-9]|2[0-6])\\.(?:04|10)', '[a-z]+'), ends: DONE, runsArgs: true },
  debian: { tags: tags('latest', 'stable', 'testing', 'sid', `(?:buster|bullseye|bookworm|trixie)${VARIANT}`, `(?:[89]|1[0-3])(?:\\.\\d{1,2})?${VARIANT}`), ends: DONE, runsArgs: true },
  centos: { tags: tags('latest', 'centos[5-8]', '[5-8](?:\\.\\d{1,2}(?:\\.\\d{4})?)?'), ends: DONE, runsArgs: true },
  fedora: { tags: tags('latest', 'rawhide', '[2-4]\\d'), ends: DONE, runsArgs: true },
  bash: { tags: versions('[3-5]'), ends: DONE, runsArgs: true },
  'hello-world': { tags: tags('latest', 'linux', 'nanoserver.*'), ends: DONE },
  redis: { tags: tags('alpine', 'bookworm', 'trixie', versions('[2-8]').source.slice(1, -1)), ports: [6379], user: 0, runsArgs: true },
  memcached: { tags: tags('alpine', versions('1').source.slice(1, -1)), ports: [11211], user: 11211, runsArgs: true },
  postgres: { tags: tags('alpine', 'bookworm', 'trixie', versions('9', '1[0-8]').source.slice(1, -1)), ports: [5432], runsArgs: true },
  mysql: { tags: tags('lts', 'innovation', 'oracle', versions('5', '8', '9').source.slice(1, -1)), ports: [3306], runsArgs: true, stop: { after: 900, code: 0 } },
  mariadb: { tags: tags('lts', versions('5', '1[0-2]').source.slice(1, -1)), ports: [3306], runsArgs: true, stop: { after: 700, code: 0 } },
  mongo: { tags: versions('[3-8]'), ports: [27017], runsArgs: true },
  rabbitmq: { tags: tags('management', 'alpine', versions('3', '4').source.slice(1, -1)), ports: [5672], runsArgs: true },
  tomcat: { tags: versions('[7-9]', '1[01]'), ports: [8080], stop: { after: 400, code: 143 } },
  wordpress: { tags: tags('apache.*', 'fpm.*', 'cli.*', versions('[4-6]').source.slice(1, -1)), ports: [80], runsArgs: true },
  'punitporwal07/myapp': { tags: tags('latest', 'v?[0-9]+(?:\\.[0-8])?'), ports: [8000] },
  'kubernetes-bootcamp': { tags: tags('latest', 'v[12]'), ports: [8080] },
  'hello-app': { tags: tags('latest', '[12]\\.0'), ports: [8080] },
  'http-echo': { tags: tags('latest', '(?:0|1)\\.\\d(?:\\.\\d)?', 'alpine'), ports: [5678], user: 65532 },
  echoserver: { tags: tags('latest', '1\\.(?:\\d|10)'), ports: [8080] },
  pause: { tags: tags('latest', '\\d(?:\\.\\d{1,2}(?:\\.\\d)?)?'), user: 65535 },
  agnhost: { tags: tags('latest', '2(?:\\.\\d{1,2}(?:\\.\\d)?)?') },
}

/** Names under which an image of the table also goes: whole repositories, with their host. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'docker.io/punitporwal07/myapp': 'punitporwal07/myapp',
  'gcr.io/google-samples/kubernetes-bootcamp': 'kubernetes-bootcamp', 'docker.io/jocatalin/kubernetes-bootcamp': 'kubernetes-bootcamp',
  'gcr.io/google-samples/hello-app': 'hello-app', 'us-docker.pkg.dev/google-samples/containers/gke/hello-app': 'hello-app',
  'docker.io/hashicorp/http-echo': 'http-echo',
  'registry.k8s.io/echoserver': 'echoserver', 'k8s.gcr.io/echoserver': 'echoserver', 'gcr.io/google_containers/echoserver': 'echoserver', 'kicbase/echo-server': 'echoserver', 'docker.io/kicbase/echo-server': 'echoserver',
  'registry.k8s.io/pause': 'pause', 'k8s.gcr.io/pause': 'pause', 'gcr.io/google_containers/pause': 'pause',
  'registry.k8s.io/e2e-test-images/agnhost': 'agnhost', 'registry.k8s.io/busybox': 'busybox', 'k8s.gcr.io/busybox': 'busybox', 'registry.k8s.io/nginx': 'nginx',
}

/** What is known of an image; undefined for one that nobody has described: it pulls, and runs until it is stopped. */
export function knownImage(image: string): KnownImage | undefined {
  const repository = repositoryOf(image)
  const [, official] = /^docker\.io\/library\/([^/]+)$/.exec(repository) ?? []
  const name = official ?? ELSEWHERE[repository]
  return name !== undefined && Object.hasOwn(IMAGES, name) ? IMAGES[name] : undefined
}
