import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Cluster } from '../src/cluster.ts'
import { run } from '../src/cli/run.ts'
import type { FauxCluster } from '../src/index.ts'
import { firstUse } from '../src/store/clusters.ts'
import { folderStore } from '../src/store/folder.ts'
import { memoryEnv } from './support/env.ts'
import { filesOf, host } from './support/folder.ts'
import type { Program } from './support/program.ts'
import { buildProgram } from './support/program.ts'
import { openShell } from './support/shell.ts'
import { parseTranscript } from './support/transcript.ts'

const transcripts = join(import.meta.dirname, 'transcripts')
const base = mkdtempSync(join(tmpdir(), 'determinism-'))
afterAll(() => { rmSync(base, { recursive: true, force: true }) })

const vars = { FAUXCTL_STRICT: '1', FAUXCTL_CLOCK: 'instant', FAUXCTL_NOW: '2026-01-01T00:00:00Z', FAUXCTL_SEED: 'same', FAUXCTL_HOME: '/fauxctl' }

/** Kubectl in this process on a cluster in a folder, opened anew for each command as a process would. `wall` stands in for the time of day. */
function kubectlOn(folder: string, wall: number): Pick<FauxCluster, 'kubectl'> {
  return {
    async kubectl(words, { stdin = '', vars: more = {}, fileSystem, cwd = '/' } = {}) {
      const outside = { ...memoryEnv({ vars: { ...more, ...vars }, stdin }), wallNow: () => wall, randomSeed: () => vars.FAUXCTL_SEED, pid: wall % 99_999 }
      const store = folderStore(folder, { ...host, pid: process.pid }, firstUse(outside, 'minikube'))
      const env = { ...outside, cluster: new Cluster(store, outside), files: fileSystem!, cwd }
      const exitCode = await run(env, words as string[])
      return { ...env.output, exitCode }
    },
  }
}

/** Plays a transcript; what was printed, and the cluster's folder at the end. */
async function play(file: string, wall: number) {
  const folder = mkdtempSync(join(base, 'cluster-'))
  const shell = openShell(kubectlOn(folder, wall) as FauxCluster)
  const printed: string[] = []
  try {
    for (const { command } of parseTranscript(readFileSync(join(transcripts, file), 'utf8'))) {
      const { stdout, stderr, exitCode } = await shell.run(command)
      printed.push(`$ ${command}\n${stdout}${stderr}${exitCode}`.replaceAll(/transcript-\w+/g, 'transcript-'))
    }
  } finally {
    shell.close()
  }
  const state = filesOf(folder)
  rmSync(folder, { recursive: true })
  return { printed, state }
}

/** The quick share of the suite; TRANSCRIPTS=all plays every one, TRANSCRIPTS=<file> that one. */
const { TRANSCRIPTS = '01-seed-tutorial.txt,02-pods.txt,05-services.txt,13-rollout-deployment.txt,41-patch.txt' } = process.env
const played = TRANSCRIPTS === 'all' ? readdirSync(transcripts).filter((name) => name.endsWith('.txt')) : TRANSCRIPTS.split(',')

describe('the same seed, time and commands', () => {
  it.each(played)('give the same bytes: %s', async (file) => {
    const first = await play(file, 1_800_000_000_000), second = await play(file, 1_900_000_123_456)
    expect(second.printed).toEqual(first.printed)
    expect(Object.keys(second.state)).toEqual(Object.keys(first.state))
    for (const [path, text] of Object.entries(first.state)) expect(second.state[path], path).toBe(text)
  })
})

describe('the program itself', () => {
  let program: Program
  beforeAll(async () => { program = await buildProgram('determinism', { ...vars, FAUXCTL_AS: 'kubectl' }) })
  afterAll(() => { program.remove() })

  it('gives the same bytes in two homes', async () => {
    const commands = [
      'create deployment web --image=nginx --replicas=3', 'rollout status deployment/web', 'get pods -o yaml', 'expose deployment web --port=80 --type=NodePort', 'set image deployment/web nginx=nginx:1.27',
      'rollout status deployment/web', 'get events', 'create configmap web --from-literal=a=b', 'describe pods', 'get configmap nope', 'scale deployment/web --replicas=1', 'delete configmap web', 'get all -A -o wide', 'run tmp --image=busybox --restart=Never', 'get secrets -A',
    ]
    const [first, second] = await Promise.all(['one', 'two-with-a-longer-name'].map(async (name) => {
      const home = join(base, name)
      const printed = []
      for (const line of commands) printed.push({ line, ...await program.run(line.split(' '), { FAUXCTL_HOME: home }) })
      return { printed, state: filesOf(join(home, 'clusters')) }
    }))
    expect(second!.printed).toEqual(first!.printed)
    expect(Object.keys(second!.state)).toEqual(Object.keys(first!.state))
    for (const [path, text] of Object.entries(first!.state)) expect(second!.state[path], path).toBe(text)
  })
})
