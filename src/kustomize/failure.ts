import { CommandError } from '../cli/command.ts'

/** Why a kustomization cannot be built, in kustomize's words. */
export class BuildFailure extends CommandError {
  /** @param malformed the text of a resource file is no YAML: then it is no folder either */
  constructor(message: string, readonly malformed = false) { super(message) }
}

/** The message of a failure; anything that is no failure of the build is passed on. */
export function messageOf(error: unknown): string {
  if (error instanceof BuildFailure) return error.message
  throw error
}

/** Runs `work` and puts `prefix: ` in front of what fails there. */
export async function within<T>(prefix: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new BuildFailure(`${prefix}: ${messageOf(error)}`)
  }
}
