import { yamlToJson } from '../../api/yaml/decode.ts'
import { YamlError } from '../../api/yaml/error.ts'
import { toJson } from '../../print/json.ts'

/** Why an edit has to be done again. */
export interface Reason { head: string; details: readonly string[] }

const USUAL = "# Please edit the object below. Lines beginning with a '#' will be ignored,\n# and an empty file will abort the edit. If an error occurs while saving this file will be\n# reopened with the relevant failures.\n#\n"
const LAST_APPLIED = "# Please edit the 'last-applied-configuration' annotations below.\n# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.\n#\n"

/** The comment on top of a file to edit. Its text is part of what editors and scripts see. */
export function header(lastApplied: boolean, reasons: readonly Reason[]): string {
  const told = reasons.map(({ head, details }) => `# ${commented(head)}${details.length ? ':' : ''}\n${details.map((detail) => `# * ${commented(detail)}\n`).join('')}#\n`)
  return (lastApplied ? LAST_APPLIED : USUAL) + told.join('')
}

const commented = (text: string) => text.replace(/\n(?=[^#])/g, '\n# ')

/** Without lines that are comments. */
export const withoutComments = (text: string): string => text.split('\n').filter((line) => !/^\s*#(?!!)/.test(line)).join('\n')

/** The content of a text, to compare two of them: JSON of what YAML says, else the lines without comments. */
export function content(text: string): string {
  if (/^\s*\{/.test(text)) return text
  try {
    return toJson(yamlToJson(text), { sorted: true })
  } catch (error) {
    if (error instanceof YamlError) return withoutComments(text)
    throw error
  }
}

export const isBlank = (text: string): boolean => text.split('\n').every((line) => /^\s*(#|$)/.test(line))
