/**
 * Transcripts: text files of shell steps with what the real kubectl printed. Each line starts with one mark:
 *   #  comment            $  command             >  the command goes on
 *   |  a line of stdout   !  a line of stderr    ?  exit code, when not 0
 *   %  how to compare the step: any (exit code only), last (last line of each stream), sorted (any order of lines)
 */
import { normalise } from './normalise.ts'

export interface Step {
  command: string
  mode: 'all' | 'any' | 'last' | 'sorted'
  stdout: string[]
  stderr: string[]
  code: number
}

export type Seen = Pick<Step, 'stdout' | 'stderr' | 'code'>

export function parseTranscript(text: string): Step[] {
  const steps: Step[] = []
  for (const line of text.split('\n')) {
    const rest = line.slice(2)
    const step = steps.at(-1)!
    switch (line[0]) {
      case '$': steps.push({ command: rest, mode: 'all', stdout: [], stderr: [], code: 0 }); break
      case '>': step.command += `\n${rest}`; break
      case '|': step.stdout.push(rest); break
      case '!': step.stderr.push(rest); break
      case '?': step.code = Number(rest); break
      case '%': step.mode = rest.trim() as Step['mode']; break
    }
  }
  return steps
}

/** Lines of a stream; a stream that does not end in a newline is marked. */
export function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  else lines[lines.length - 1] += '␄'
  return lines
}

/** The first difference between what was wanted and seen, or undefined. */
export function difference(want: Step, got: Seen): string | undefined {
  if (want.code !== got.code) return `exit code ${got.code}, want ${want.code}\n  ${[...got.stderr, ...got.stdout].slice(0, 3).join('\n  ')}`
  if (want.mode === 'any') return undefined
  for (const stream of ['stdout', 'stderr'] as const) {
    let a = normalise(want[stream]), b = normalise(got[stream])
    if (want.mode === 'last') [a, b] = [a.slice(-1), b.slice(-1)]
    if (want.mode === 'sorted') [a, b] = [a.sort(), b.sort()]
    const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, i) => a[i] !== b[i])
    if (at >= 0) return `${stream} line ${at + 1}\n  want: ${a[at] ?? '(end)'}\n  got:  ${b[at] ?? '(end)'}`
  }
  return undefined
}
