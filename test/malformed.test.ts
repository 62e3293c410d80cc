import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSchema } from '../src/api/schema/load.ts'
import { wrongTypes } from './malformed/fields.ts'
import type { Text } from './malformed/texts.ts'
import { malformedTexts } from './malformed/texts.ts'
import type { OpenCluster } from './support/cluster.ts'
import { openCluster } from './support/cluster.ts'
import { normalise } from './support/normalise.ts'

interface Answer { exitCode: number; stdout: string; stderr: string }

const cases: [name: string, text: Text][] = [...malformedTexts(), ...wrongTypes(await loadSchema())]
const recordFile = join(import.meta.dirname, 'malformed', 'recorded.json')
const command = ['create', '-f', 'odd.yaml']

/** The start of a text: some errors repeat megabytes of what they were given. */
const start = (text: string) => (text.length > 2000 ? `${text.slice(0, 1000)} … ${text.length}` : text)
const comparable = ({ exitCode, stdout, stderr }: Answer): Answer => ({ exitCode, stdout: start(normalise(stdout.split('\n')).join('\n')), stderr: start(normalise(stderr.split('\n')).join('\n')) })

/** RECORD=<kubeconfig of a real cluster> asks the real kubectl anew. */
function record(kubeconfig: string): Record<string, Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'malformed-'))
  const kubectl = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('kubectl', ['--kubeconfig', kubeconfig, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
    return { exitCode: status!, stdout, stderr }
  }
  return Object.fromEntries(cases.map(([name, text]) => {
    writeFileSync(join(folder, 'odd.yaml'), text)
    const answer = kubectl(command)
    const made = answer.stdout.split('\n').filter((line) => line.endsWith(' created')).map((line) => line.split(' ')[0])
    if (made.length) kubectl(['delete', '--now', ...made])
    return [name, comparable(answer)]
  }))
}

async function timed(cluster: OpenCluster, text: Text) {
  const begun = performance.now()
  const answer = await cluster.kubectl(command, { files: { 'odd.yaml': text } })
  return { answer, took: performance.now() - begun }
}

if (process.env.RECORD) writeFileSync(recordFile, `${JSON.stringify(record(process.env.RECORD), null, 1)}\n`)
const recorded = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) as Record<string, Answer> : {}

describe('a malformed manifest', () => {
  let cluster = openCluster()

  it('is one of many, and the real kubectl was asked about all', () => {
    expect(cases.length).toBeGreaterThan(300)
    expect(cases.map(([name]) => name)).toEqual(Object.keys(recorded))
  })

  it.each(cases)('%s', async (name, text) => {
    await cluster.kubectl(['get', 'pods'])
    const before = await cluster.state()
    const { answer, took } = await timed(cluster, text)

    const changed = await cluster.state() !== before
    if (changed) cluster = openCluster()
    expect(answer.stderr).not.toMatch(/fauxctl itself failed|TypeError|RangeError|Maximum call stack/)
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(comparable(answer)).toEqual(recorded[name])
    expect(changed).toBe(answer.stdout !== '')
    // A busy machine may take long once.
    if (took > 1000) expect((await timed(openCluster(), text)).took).toBeLessThan(1000)
  })
})
