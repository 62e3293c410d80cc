// Times whole processes: commands run in turn (A B A B …), so that a machine that speeds up or slows down does it to all of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Preloaded where memory is measured: says at the end how much there was at most, in KiB. */
const probe = `process.on('exit', () => { require('fs').writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS)) })`

/** Runs a command; a shell around it tells what the finished child used, its start and its end included. */
const timed = 'code=0; "$@" || code=$?; times > "$BENCH_USAGE"; exit $code'
/** The second line of `times`: user and system time of children, as 0m0.043s. In ms. */
const childTime = (text) => text.split('\n')[1].split(' ').reduce((sum, part) => sum + Number(part.split('m')[0]) * 60_000 + Number.parseFloat(part.split('m')[1]) * 1000, 0)

/**
 * @param commands name → function of the run's number that gives node's arguments
 * @param options.before done before each command, untimed: the cluster comes to rest, so that no command pays for another's pods
 * @returns name → medians: wall and cpu in ms of the whole process, memory (peak) in MiB
 */
export function timeProcesses(commands, { runs, warmups = 4, env, before = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'fauxctl-usage-'))
  const usage = join(folder, 'usage')
  const hook = join(folder, 'probe.cjs')
  writeFileSync(hook, probe)
  const run = (name, program, args) => {
    if (name !== 'baseline') before()
    const start = process.hrtime.bigint()
    const result = spawnSync(program, args, { env: { ...env, BENCH_USAGE: usage } })
    const wall = Number(process.hrtime.bigint() - start) / 1e6
    if (result.status !== 0) throw new Error(`${name}: exit ${result.status}: ${result.stderr}`)
    return wall
  }
  const samples = new Map(Object.keys(commands).map((name) => [name, []]))
  let number = 0
  for (let at = -warmups; at < runs; at++) {
    for (const [name, args] of Object.entries(commands)) {
      const wall = run(name, process.execPath, args(number++))
      run(name, 'bash', ['-c', timed, 'bash', process.execPath, ...args(number++)])
      if (at >= 0) samples.get(name).push({ wall, cpu: childTime(readFileSync(usage, 'utf8')) })
    }
  }
  const result = Object.fromEntries(Object.entries(commands).map(([name, args]) => {
    run(name, process.execPath, ['-r', hook, ...args(number++)])
    const of = samples.get(name)
    return [name, { wall: median(of.map(({ wall }) => wall)), cpu: median(of.map(({ cpu }) => cpu)), memory: Number(readFileSync(usage, 'utf8')) / 1024 }]
  }))
  rmSync(folder, { recursive: true })
  return result
}
