import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Program } from './support/program.ts'
import { buildProgram } from './support/program.ts'

/** CRASH_ROUNDS=200 for the long run: 8 × 50 creates, 200 kills. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 12)
const creates = Math.min(50, Math.max(4, Math.floor(rounds / 2)))

let program: Program
let home: string
const base = mkdtempSync(join(tmpdir(), 'kubectlcrash-'))
beforeAll(async () => { program = await buildProgram('crash', { FAUXCTL_AS: 'kubectl', FAUXCTL_SEED: 'crash' }) })
beforeEach(() => { home = mkdtempSync(join(base, 'home-')) })
afterAll(() => { program.remove(); rmSync(base, { recursive: true, force: true }) })

const kubectl = async (...args: string[]) => {
  const ended = await program.run(args, { FAUXCTL_HOME: home })
  expect(ended.stderr).toBe('')
  return ended.stdout
}
const list = async (kind: string) => JSON.parse(await kubectl('get', kind, '-o', 'json')).items as { metadata: { name: string; resourceVersion: string; uid: string }; data?: Record<string, string> }[]

describe('kubectl in many processes on one cluster', () => {
  it(`loses nothing: 8 × ${creates} creates, the cluster's making included`, async () => {
    const ends = await Promise.all(Array.from({ length: 8 }, async (_, worker) => {
      const errors: unknown[] = []
      for (let at = 0; at < creates; at++) {
        const name = `w${worker}-${at}`
        const ended = await program.run(['create', 'configmap', name, `--from-literal=name=${name}`], { FAUXCTL_HOME: home })
        if (ended.code !== 0 || ended.stdout !== `configmap/${name} created\n`) errors.push(ended)
      }
      return errors
    }))
    expect(ends.flat()).toEqual([])
    const maps = (await list('configmaps')).filter((map) => map.metadata.name !== 'kube-root-ca.crt')
    expect(maps).toHaveLength(8 * creates)
    expect(maps.filter((map) => map.data?.name !== map.metadata.name)).toEqual([])
    for (const field of ['resourceVersion', 'uid'] as const) expect(new Set(maps.map((map) => map.metadata[field])).size).toBe(8 * creates)
  })
})

describe('kubectl that is killed', () => {
  it(`leaves the cluster whole: ${rounds} times`, async () => {
    await kubectl('create', 'deployment', 'web', '--image=nginx', '--replicas=2')
    const two = (round: number) => JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'applied' }, data: { round: String(round), padding: 'x'.repeat((round * 977) % 40_000), end: String(round) } })
    const file = join(home, 'applied.json')
    for (let round = 0; round < rounds; round++) {
      writeFileSync(file, two(round))
      const commands = [
        ['create', 'configmap', `made-${round}`, '--from-literal=a=b'], ['apply', '-f', file], ['delete', 'configmap', `made-${round - 3}`, '--ignore-not-found'],
        ['scale', 'deployment/web', `--replicas=${1 + (round % 4)}`], ['label', 'deployment/web', `round=r${round}`, '--overwrite'],
      ]
      const running = program.start(commands[round % commands.length]!, { FAUXCTL_HOME: home })
      const killed = new Promise<void>((done) => { setTimeout(() => { running.kill(); done() }, 25 + ((round * 13) % 75)) })
      const { code, stdout } = await running.end
      await killed

      // It opens, and what stands there is whole: a commit that was told of is there, one that was not is there or not.
      const maps = await list('configmaps')
      if (code === 0 && stdout.endsWith(' created\n') && stdout.startsWith('configmap/made')) expect(maps.map((map) => map.metadata.name)).toContain(`made-${round}`)
      const applied = maps.find((map) => map.metadata.name === 'applied')
      if (applied) expect(applied.data!.end).toBe(applied.data!.round)
      const versions = (await Promise.all(['configmaps', 'pods', 'replicasets', 'deployments'].map(list))).flat().map((object) => Number(object.metadata.resourceVersion))
      const meta = JSON.parse(readFileSync(join(home, 'clusters/default/cluster.json'), 'utf8')) as { resourceVersion: number }
      expect(new Set(versions).size).toBe(versions.length)
      expect(Math.max(...versions)).toBeLessThanOrEqual(meta.resourceVersion)
    }
    // The controllers go on where they were.
    await kubectl('scale', 'deployment/web', '--replicas=3')
    await kubectl('rollout', 'status', 'deployment/web')
    expect((await kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.status.readyReplicas}'))).toBe('3')
  })
})
