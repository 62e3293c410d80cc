import { slipWarning } from '../client/tolerant/mode.ts'
import type { FlagSet } from './pflag/flagset.ts'
import type { Leniency } from './pflag/parse.ts'
import { unknownFlag, unknownShorthand } from './pflag/errors.ts'

/** Whether two words are one edit apart: a letter more, less, other, or two neighbours swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const left = a.slice(start), right = b.slice(start)
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
}

/** A name as Kubernetes writes it. */
const objectName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/

/** The slips of a command line that are taken, each told to `warn` in one line. */
export function leniency(flags: FlagSet, warn: (line: string) => void): Leniency {
  return {
    longFlag(name) {
      const close = flags.names().filter((known) => oneEditApart(name, known))
      if (close.length !== 1) return undefined
      warn(slipWarning(`took --${name} as --${close[0]}`, `error: ${unknownFlag(name).message}`))
      return close[0]
    },
    dashed(arg) {
      const meant = arg.slice(1)
      if (meant.length < 2 || !objectName.test(meant)) return undefined
      warn(slipWarning(`took ${arg} as the name ${meant}`, `error: ${unknownShorthand(meant).message}`))
      return meant
    },
  }
}
