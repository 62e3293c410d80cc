import { describe, expect, test } from 'vitest'
import { createCluster } from '../../index.ts'

/** Runs kubectl lines one after the other; gives what the last one did. */
async function last(...lines: string[]) {
  const cluster = createCluster()
  let result = { stdout: '', stderr: '', exitCode: -1 }
  for (const line of lines) result = await cluster.kubectl(line)
  return result
}

const columns = (text: string, ...wanted: number[]) => text.trimEnd().split('\n').map((row) => wanted.map((i) => row.split(/ {2,}/)[i]).join(' '))

describe('get', () => {
  test('a watch shows each step of a pod under headers that stand once', async () => {
    const { stdout, exitCode } = await last('run web --image=nginx', 'get pods -w --request-timeout=60s')
    expect(exitCode).toBe(0)
    const steps = columns(stdout, 0, 2)
    expect(steps[0]).toBe('NAME STATUS')
    expect(steps.at(-1)).toBe('web Running')
    expect(steps.filter((step) => step.startsWith('NAME'))).toHaveLength(1)
  })

  test('--watch-only leaves out what was there, and a watch of one object shows it once', async () => {
    const ready = ['run web --image=nginx', 'wait --for=condition=Ready pod/web']
    expect((await last(...ready, 'get pods --watch-only --request-timeout=5s')).stdout).toBe('')
    expect(columns((await last(...ready, 'get pod web -w --request-timeout=5s')).stdout, 0)).toEqual(['NAME', 'web'])
  })

  test('--output-watch-events tells the kind of each change', async () => {
    const { stdout } = await last('create configmap a', 'get configmap a -w --output-watch-events --request-timeout=1s')
    expect(stdout.split('\n').map((line) => line.slice(0, 8))).toEqual(['EVENT   ', 'ADDED   ', ''])
  })

  test('what was found is shown, and what was not is told', async () => {
    const { stdout, stderr, exitCode } = await last('create configmap a', 'get configmap a nosuch -o name')
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'configmap/a\n', stderr: 'Error from server (NotFound): configmaps "nosuch" not found\n', exitCode: 1 })
  })

  test('a list in pieces is the same as one in whole', async () => {
    const lines = Array.from({ length: 5 }, (_, i) => `create configmap cm-${i}`)
    const whole = await last(...lines, 'get configmaps -o name')
    expect(await last(...lines, 'get configmaps -o name --chunk-size=2')).toEqual(whole)
    expect(columns((await last(...lines, 'get configmaps --chunk-size=2')).stdout, 0)).toHaveLength(7)
  })

  test.each<[string, string]>([
    ['get nosuch', 'error: the server doesn\'t have a resource type "nosuch"\n'],
    ['get pods,svc -w', 'error: you may only specify a single resource type\n'],
    ['get all x', 'error: you must specify only one resource\n'],
    ['get pods, x', 'error: arguments in resource/name form must have a single resource and name\n'],
    ['get pod x -A', 'error: a resource cannot be retrieved by name across all namespaces\n'],
    ['get pod x -l a=b', 'error: name cannot be provided when a selector is specified\n'],
    ['get pods --subresource=status', 'error: subresource cannot be used when bulk resources are specified\n'],
    ['get pods', 'No resources found in default namespace.\n'],
    ['get pods,nodes -l a=b', 'No resources found\n'],
  ])('%s', async (line, expected) => {
    expect((await last(line)).stderr).toBe(expected)
  })
})
