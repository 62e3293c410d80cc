import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command, CommandRow, Flags } from '../src/cli/command.ts'
import { globalFlags } from '../src/cli/globalflags.ts'
import { kubectlCommands } from '../src/commands/catalog.ts'
import { openCluster } from './support/cluster.ts'

/** Every command and its children, by the words that name it. */
async function commandsOf(rows: readonly CommandRow[], before: string[] = []): Promise<[words: string[], command: Command<any>][]> {
  const found: [string[], Command<any>][] = []
  for (const row of rows) {
    const words = [...before, row.name]
    if (!row.load) continue
    const command: Command<any> = await row.load()
    found.push([words, command])
    if (command.children) found.push(...await commandsOf(command.children, words))
  }
  return found
}
/** Commands that go on until somebody stops them. */
const endless = new Set(['proxy', 'port-forward', 'attach', 'debug', 'edit'])
const commands = (await commandsOf(kubectlCommands)).filter(([words]) => !words.some((word) => endless.has(word)))

const things = ['pods', 'pod/web', 'deploy', 'deployment/web', 'svc,cm', 'all', 'nodes', 'nope', 'pods.v1', 'deployments.v1.apps', 'cm/', '/x', 'a/b/c', ',', 'pod,', 'web', '-', '--', '', ' ', '.', '..', 'ä', '日本', '👩‍👩‍👧', '\u0000', '\ud800', '__proto__', 'constructor', 'key=value', 'key-', 'image=nginx', 'a=b=c', '{', '{.x', '[', '*', '%s', '$(x)', '\\', '"', "'", '\n', 'x'.repeat(20_000), 'a,'.repeat(3000)]
const files = {
  'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: c, image: nginx}]}\n',
  'bad.yaml': 'a: [',
  'empty.yaml': '',
}
const values = ['', '1', '-1', '1e9', '0', 'true', 'nope', 'yaml', 'json', 'wide', 'name', 'jsonpath={.items[*].x}', 'jsonpath={', 'custom-columns=A:.a', 'go-template={{.x', 'pod.yaml', 'bad.yaml', 'nothing.yaml', 'a=b', 'a in (b', 'app!=x,y', '5s', '99999999999h', 'kube-system', 'ns/x', '{"spec":{}}', '[{"op":"add"}]', ...things]

const short = fc.constantFrom(...things)
const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 12 }))
/** A word behind a command: something of Kubernetes, a flag that there is or not, rubbish. */
const wordFor = (command: Command<any>) => {
  const names = [...Object.keys(command.flags), ...Object.keys(globalFlags)]
  const shorthands = Object.values({ ...globalFlags, ...command.flags } as Flags).flatMap((flag) => flag?.shorthand ?? [])
  return fc.oneof(
    { weight: 4, arbitrary: short },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => [`--${name}=${text}`]) },
    { weight: 2, arbitrary: fc.constantFrom(...names).map((name) => [`--${name}`]) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...shorthands, 'x'), value).map(([name, text]) => [`-${name}`, text]) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => `-${text}`) },
  ).map((words) => [words].flat())
}
const commandLine = fc.constantFrom(...commands).chain(([words, command]) => fc.array(wordFor(command), { maxLength: 6 }).map((rest) => [...words, ...rest.flat()]))
/** Waits for changes that never come. */
const waits = (words: readonly string[]) => words.some((word) => /^-[^-]*w|^--(?:watch|follow|output-watch)|^--timeout|^-[^-]*[fi]$/.test(word) && word !== '-f') || (words.includes('logs') && words.includes('-f'))

/** FUZZ=20000 looks longer. */
const numRuns = Number(process.env.FUZZ ?? 400)

describe('command lines of rubbish', () => {
  it(`never crash: ${numRuns}`, async () => {
    let cluster = openCluster()
    let left = 0
    await fc.assert(fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: commandLine }, { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }) }), async (words) => {
      fc.pre(!waits(words))
      if (left-- === 0) [cluster, left] = [openCluster(), 100]
      const { exitCode, stdout, stderr } = await cluster.kubectl(words, { files, stdin: files['pod.yaml'] })
      expect(stderr).not.toMatch(/fauxctl itself failed|TypeError|RangeError|undefined/)
      expect([0, 1, 2, 3]).toContain(exitCode)
      if (exitCode !== 0 && words[0] !== 'diff') expect(stdout + stderr).not.toBe('')
      expect(stderr === '' || stderr.endsWith('\n')).toBe(true)
    }), { numRuns, ...(process.env.FUZZ ? {} : { seed: 1 }) })
  })
})
