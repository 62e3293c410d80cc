import { StateError } from './contract.ts'
import { jsonFault } from './fault.ts'

/** The error for a file of the cluster that makes no sense at an offset (in characters) of its text. */
export function damaged(file: string, text: string, offset: number, reason: string): StateError {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return new StateError(`${file}:${line}:${column}: the state of the cluster is damaged: ${reason}\nrun "fauxctl repair" to bring back the last good version (the damaged file is kept beside it)`, file, line)
}

/** The error for a file that should be there. */
export function missing(file: string): StateError {
  return new StateError(`${file}: the state of the cluster is damaged: the file is missing\nrun "fauxctl repair" to bring back the last good version`, file, undefined)
}

/** Parses a whole JSON file of the cluster. @throws StateError with line and column */
export function parseState(file: string, text: string): unknown {
  try { return JSON.parse(text) } catch {
    const fault = jsonFault(text)
    throw damaged(file, text, fault?.offset ?? 0, fault?.reason ?? 'not JSON')
  }
}
