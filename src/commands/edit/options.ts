import type { PrintFlagValues } from '../../print/flags.ts'

/** How a round of editing goes. */
export interface EditOptions {
  /** What happens to the edited objects: patched, created, or written into the annotation of the last apply. */
  mode: 'normal' | 'create' | 'last-applied'
  print: PrintFlagValues
  manager: string
  validation: 'Strict' | 'Warn' | 'Ignore'
  windowsLineEndings: boolean
  outputPatch?: boolean
  saveConfig?: boolean
  record?: boolean
  subresource?: string
}
