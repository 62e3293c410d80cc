import type { Container, Probe } from '../../api/types/core.v1.ts'
import { hexOf } from '../images/facts.ts'
import { filesAt, lifeOf, runBeside } from '../programs/life.ts'
import { startFault } from '../programs/missing.ts'
import type { Step } from '../step.ts'
import { answers, surroundingsOf } from '../surroundings.ts'

/** What a probe was answered. `settled`: it will be answered the same until the container changes. */
export interface Answer { ok: boolean; text: string; error?: true; settled?: boolean }

/** Carries out a probe against the simulated program. `kubelet: prober.runProbe` */
export function answerOf(step: Step, container: Container, probe: Probe): Answer {
  const ip = step.pod.spec!.hostNetwork ? step.nodeIP : step.memory.ip ?? ''
  if (probe.exec) return answerOfCommand(step, container, probe)
  if (probe.httpGet) {
    const { path = '/', host, scheme = 'HTTP' } = probe.httpGet
    const port = portOf(container, probe.httpGet.port)
    const place = `${host ?? ip}:${port}`
    const status = answers(step, port, path)
    const url = `${scheme.toLowerCase()}://${place}${path.startsWith('/') ? path : `/${path}`}`
    if (status === undefined) return { ok: false, text: `Get "${url}": dial tcp ${place}: connect: connection refused` }
    return status < 400 ? { ok: true, text: '', settled: true } : { ok: false, text: `HTTP probe failed with statuscode: ${status}` }
  }
  if (probe.tcpSocket) {
    const port = portOf(container, probe.tcpSocket.port)
    return answers(step, port, '/') === undefined ? { ok: false, text: `dial tcp ${probe.tcpSocket.host ?? ip}:${port}: connect: connection refused` } : { ok: true, text: '', settled: true }
  }
  if (probe.grpc) {
    const isThere = answers(step, probe.grpc.port!, '/') !== undefined
    return isThere ? { ok: true, text: '', settled: true } : { ok: false, text: `timeout: failed to connect service "${ip}:${probe.grpc.port}" within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded` }
  }
  return { ok: true, text: '', settled: true }
}

function portOf(container: Container, port: string | number | undefined): number {
  if (typeof port === 'number' || /^\d+$/.test(port ?? '')) return Number(port)
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? 0
}

function answerOfCommand(step: Step, container: Container, probe: Probe): Answer {
  const words = (probe.exec!.command ?? []) as string[]
  const state = step.memory.containers[container.name]
  const fault = startFault({ ...container, command: words, args: [], workingDir: undefined } as Container)
  if (fault) {
    const what = fault.slice(fault.indexOf('exec: "'))
    const text = `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${hexOf(`${state.id}/${step.api.now}`, 64)}": OCI runtime exec failed: exec failed: unable to start container process: ${what}`
    return { ok: false, error: true, text }
  }
  const around = surroundingsOf(step, container)
  const life = lifeOf(container, around)
  const elapsed = step.api.now - state.startedAt
  const seconds = probe.timeoutSeconds ?? 1
  const done = runBeside(words, around, filesAt(life, elapsed))
  // A command of which nothing is known is taken to do what its author wanted.
  if (!done) return { ok: true, text: '', settled: true }
  if (done.elapsed > seconds * 1000) return { ok: false, text: `command timed out: "${words.join(' ')}" timed out after ${seconds}s` }
  const isLast = life.effects.every((effect) => 'log' in effect || effect.at <= elapsed)
  return { ok: done.code === 0, text: done.output, settled: done.code === 0 && isLast && !/\b(nslookup|wget|curl|nc)\b/.test(words.join(' ')) }
}
