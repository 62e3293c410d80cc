import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'

/** A failure with a text in front of its own; API failures stay what they are. */
export function withPrefix(prefix: string, error: unknown): unknown {
  if (error instanceof ApiError) {
    const { status } = error
    return new ApiError(status.code, status.reason ?? '', `${prefix}: ${status.message ?? ''}`, status.details)
  }
  return error instanceof CommandError ? new CommandError(`${prefix}: ${error.message}`) : error
}

/** `error when creating "web.yaml": …` for objects of manifests. `kubectl: cmdutil.AddSourceToErr` */
export const withSource = (verb: string, source: string, error: unknown): unknown =>
  (source ? withPrefix(`error when ${verb} ${JSON.stringify(source)}`, error) : error)
