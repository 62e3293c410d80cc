// Times whole processes: commands run in turn (A B A B …), so that a machine that speeds up or slows down does it to all of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Preloaded into every process, the baseline too: says at its end what it used. */
const probe = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('fs').appendFileSync(process.env.BENCH_USAGE, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024]) + '\\n')
})`

/**
 * @param commands name → function of the run's number that gives node's arguments
 * @param options.before done before each command, untimed: the cluster comes to rest, so that no command pays for another's pods
 * @returns name → medians: wall and cpu in ms, memory (peak) in MiB
 */
export function timeProcesses(commands, { runs, warmups = 4, env, before = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'fauxctl-usage-'))
  const usage = join(folder, 'usage')
  const hook = join(folder, 'probe.cjs')
  writeFileSync(hook, probe)
  const samples = new Map(Object.keys(commands).map((name) => [name, []]))
  for (let run = -warmups; run < runs; run++) {
    for (const [name, args] of Object.entries(commands)) {
      if (name !== 'baseline') before()
      writeFileSync(usage, '')
      const start = process.hrtime.bigint()
      const result = spawnSync(process.execPath, ['-r', hook, ...args(run + warmups)], { env: { ...env, BENCH_USAGE: usage } })
      const wall = Number(process.hrtime.bigint() - start) / 1e6
      if (result.status !== 0) throw new Error(`${name}: exit ${result.status}: ${result.stderr}`)
      const [cpu, memory] = JSON.parse(readFileSync(usage, 'utf8'))
      if (run >= 0) samples.get(name).push({ wall, cpu, memory })
    }
  }
  rmSync(folder, { recursive: true })
  return Object.fromEntries([...samples].map(([name, of]) => [name, {
    wall: median(of.map((sample) => sample.wall)), cpu: median(of.map((sample) => sample.cpu)), memory: median(of.map((sample) => sample.memory)),
  }]))
}
