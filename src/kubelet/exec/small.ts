import type { Container } from '../../api/types/core.v1.ts'
import type { Step } from '../step.ts'

/** TEMP */
export function runSmall(_step: Step, _container: Container, _command: readonly string[], _env: Readonly<Record<string, string>>, _stdin: string): { stdout: string; stderr: string; exitCode: number } | undefined {
  return undefined
}
