import type { Fields } from '../../api/object.ts'
import { canonicalQuantity } from '../../api/quantity.ts'
import { CommandError } from '../../cli/command.ts'

/** Units that a bare number is taken in. */
const units = { cpu: 'm', memory: 'Mi' } as const

/**
 * The target of a `--cpu` or `--memory`: `80%` is utilization, everything else an average value; bare numbers are in m or Mi.
 * `kubectl: cmd/autoscale parseResourceInput` @throws CommandError
 */
export function targetOf(text: string, resource: keyof typeof units): Fields {
  const input = text.trim()
  if (input === '') throw new CommandError('empty input')
  if (input.endsWith('%')) {
    const number = input.slice(0, -1)
    if (!/^\+?\d+$/.test(number) || Number(number) > 2147483647) throw new CommandError(`invalid percentage value: ${number}`)
    return { type: 'Utilization', averageUtilization: Number(number) }
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(input)) return { type: 'AverageValue', averageValue: quantity(`${shortest(Number(input))}${units[resource]}`) }
  try {
    return { type: 'AverageValue', averageValue: canonicalQuantity(input) }
  } catch {
    throw new CommandError(`invalid resource ${resource} value: ${input}`)
  }
}

function quantity(text: string): string {
  try {
    return canonicalQuantity(text)
  } catch (error) {
    throw new CommandError((error as Error).message)
  }
}

/** A number as Go's %g has it: with an exponent below 1e-4 and from 1e6 on. The latter then is no quantity any more, and refused. */
function shortest(value: number): string {
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const size = Number(exponent)
  if (size >= -4 && size < 6) return String(value)
  return `${digits}e${size < 0 ? '-' : '+'}${String(Math.abs(size)).padStart(2, '0')}`
}

/** The metrics of the flags, CPU first. @throws CommandError */
export function metricsOf(cpuPercent: number, cpu: string, memory: string): Fields[] {
  const metric = (name: string, target: Fields) => ({ type: 'Resource', resource: { name, target } })
  return [
    ...(cpuPercent > 0 ? [metric('cpu', { type: 'Utilization', averageUtilization: cpuPercent })] : []),
    ...(cpu ? [metric('cpu', targetOf(cpu, 'cpu'))] : []),
    ...(memory ? [metric('memory', targetOf(memory, 'memory'))] : []),
  ]
}
