import type { Flags, FlagSpec } from '../command.ts'
import { writeCsv } from '../pflag/csv.ts'
import { formatGoDuration } from '../../api/duration.ts'

/** A flag's default as pflag shows it. */
function defaultText({ type, default: value }: FlagSpec): string {
  switch (type) {
    case 'string': return `'${value as string}'`
    case 'duration': return formatGoDuration(value as number)
    case 'stringSlice': case 'stringArray': return `[${writeCsv(value as string[])}]`
    case 'stringToString': return `[${writeCsv(Object.entries(value as Record<string, string>).map(([key, text]) => `${key}=${text}`).sort())}]`
    default: return String(value)
  }
}

const oneFlag = (name: string, spec: FlagSpec): string => {
  const shown = spec.typeName && spec.type === 'string' && !spec.default ? '' : defaultText(spec)
  const deprecated = spec.deprecated ? ` (DEPRECATED: ${spec.deprecated})` : ''
  return `    ${spec.shorthand ? `-${spec.shorthand}, ` : ''}--${name}=${shown}:\n\t${spec.usage.replace(/\n/g, '\n\t')}${deprecated}`
}

/** A block for each flag that is not hidden, by name; '' without any. */
export function flagsText(flags: Flags): string {
  return Object.keys(flags).sort().filter((name) => !flags[name]!.hidden && !(flags[name]!.deprecated)).map((name) => oneFlag(name, flags[name]!)).join('\n\n')
}
