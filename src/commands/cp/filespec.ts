import { CommandError } from '../../cli/command.ts'

/** A place on this machine (no pod) or in a container. */
export interface FileSpec { pod: string; namespace: string; path: string }

/** Reads `[[NAMESPACE/]POD:]PATH`. `kubectl: cp.extractFileSpec` @throws CommandError */
export function fileSpec(text: string): FileSpec {
  const colon = text.indexOf(':')
  if (colon < 0) return { pod: '', namespace: '', path: text }
  const parts = text.slice(0, colon).split('/')
  if (colon === 0 || parts.length > 2) throw new CommandError('filespec must match the canonical format: [[namespace/]pod:]file/path')
  return { pod: parts.at(-1)!, namespace: parts.length === 2 ? parts[0]! : '', path: text.slice(colon + 1) }
}
