import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', 'src')

/**
 * Which part may import which, by folder or file of `src`. Imports point one way: what stands further down knows nothing of what stands above.
 * Contracts (`contract.ts`, `cli/command.ts`, `env.ts`) say what parts promise each other, and may be imported by all.
 */
const mayImport: Record<string, readonly string[]> = {
  'main.ts': ['cli', 'programs.ts'],
  'index.ts': ['embed', 'client', 'api'],
  embed: ['cli', 'client', 'cluster.ts', 'apiserver', 'store', 'place.ts', 'clock.ts', 'api'],
  cli: ['commands', 'faux', 'client', 'print', 'cluster.ts', 'clock.ts', 'place.ts', 'api'],
  commands: ['client', 'print', 'http', 'kustomize', 'api'],
  faux: ['client', 'print', 'store', 'clock.ts', 'place.ts', 'api'],
  client: ['http', 'cluster.ts', 'place.ts', 'kustomize', 'api'],
  kustomize: ['print', 'api'],
  print: ['api'],
  http: ['cluster.ts', 'api'],
  'cluster.ts': ['apiserver', 'controllers', 'store', 'clock.ts', 'api'],
  kubelet: ['controllers', 'kinds', 'api'],
  controllers: ['apiserver', 'kubelet', 'kinds', 'api'],
  apiserver: ['kinds', 'random.ts', 'api'],
  kinds: ['api'],
  store: ['random.ts', 'place.ts', 'clock.ts', 'api'],
  'place.ts': ['clock.ts'],
  'clock.ts': [],
  'random.ts': [],
  'programs.ts': [],
  'env.ts': [],
  api: [],
}

/** Arrows against the rule, each with its reason. */
const exceptions: Record<string, string> = {
  'kinds/customresource/jsonpath.ts print/jsonpath/jsonpath.ts': 'printer columns and selectable fields of custom resources are JSONPath, read by the one engine',
  'faux/tourrun.ts cli/run.ts': 'the tutorial runs whole command lines',
  'commands/options.ts cli/help/flags.ts': 'the command lists the flags that the dispatcher adds to every command',
  'commands/options.ts cli/globalflags.ts': 'as above',
  'commands/plugin/list.ts cli/find.ts': 'the command tells which words of the dispatcher a plugin would hide behind',
  'commands/plugin/list.ts cli/plugins.ts': 'as above: it lists what the dispatcher would run',
  'commands/plugin/list.ts cli/rows.ts': 'as above',
  'commands/config/property.ts cli/pflag/strconv.ts': 'values of properties are parsed by the rules of flags',
  'env.ts cluster.ts': 'a type only: the in-process API hands its cluster to its commands',
}

const isContract = (file: string) => /(?:^|\/)contract\.ts$/.test(file) || file === 'cli/command.ts' || file === 'env.ts'

/** Parts that may use node's own modules; everybody else is given what it needs. */
const builtins: Record<string, RegExp> = {
  'main.ts': /^(?:fs|os|path|tty)$/,
  store: /^(?:fs|os|path|url)$/,
  faux: /^(?:fs|path)$/,
  'place.ts': /^path$/,
  /** Hashes and certificates: they are worked out, nothing of the world comes in. */
  commands: /^crypto$/,
  http: /^(?:http|https|net|tls|stream|url)$/,
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.replaceAll('\\', '/')).sort()
const textOf = (file: string) => readFileSync(join(source, file), 'utf8')
/** The code without comments and without the contents of strings that hold no code. */
const codeOf = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}])\/\/.*$/gm, '$1')
const importsOf = (file: string) => [...codeOf(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, name]) => name)
const partOf = (file: string) => file.split('/')[0]

describe('imports', () => {
  it('point one way', () => {
    const wrong: string[] = []
    for (const file of files) {
      for (const name of importsOf(file).filter((imported) => imported.startsWith('.'))) {
        const target = normalize(join(dirname(file), name)).replaceAll('\\', '/')
        const [from, to] = [partOf(file), partOf(target)]
        if (from === to || isContract(target) || `${file} ${target}` in exceptions) continue
        if (!mayImport[from]?.includes(to)) wrong.push(`${file} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('name no part that the rule does not know', () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in mayImport))).toEqual([])
  })

  it('reach node only where the world is let in', () => {
    const wrong = files.flatMap((file) => importsOf(file).filter((name) => name.startsWith('node:') && !builtins[partOf(file)]?.test(name.slice(5))).map((name) => `${file} imports ${name}`))
    expect(wrong).toEqual([])
  })

  it('stand for exceptions that are still needed', () => {
    for (const exception of Object.keys(exceptions)) {
      const [file, target] = exception.split(' ')
      expect(importsOf(file).map((name) => normalize(join(dirname(file), name)).replaceAll('\\', '/'))).toContain(target)
    }
  })
})

describe('time, chance and the process', () => {
  const banned = [/\bprocess\./, /\bconsole\./, /\bDate\.now\b/, /\bnew Date\(\)/, /\bMath\.random\b/, /\bperformance\.now\b/, /\bcrypto\b(?!\.subtle\.digest)/, /\bsetTimeout\b/]
  /** The in-process API makes an Env too. */
  const worlds = ['main.ts', 'embed/cluster.ts']

  it('come in through Env: only those who make one have them', () => {
    const wrong = files.filter((file) => !worlds.includes(file)).flatMap((file) => {
      const code = codeOf(file).replace(/'(?:[^'\\\n]|\\.)*'/g, "''").replace(/`[^`$]*`/g, '``')
      return banned.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${pattern.source}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('files', () => {
  it('have one job: none is long, none is a drawer for everything', () => {
    const long = files.filter((file) => !/^api\/(?:schema\/data|types)\//.test(file) && textOf(file).split('\n').length > 250)
    const drawers = files.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)\.ts$/.test(file))
    expect({ long, drawers }).toEqual({ long: [], drawers: [] })
  })
})
