import { bool, string, stringSlice } from '../cli/command.ts'
import { createFormats, getFormats } from './formats.ts'

const objectFormats = ['json', 'yaml', 'kyaml']
const oneOf = (formats: readonly string[]) => `Output format. One of: (${[...objectFormats, ...formats.filter((format) => !objectFormats.includes(format))].join(', ')}).`

const templates = {
  'allow-missing-template-keys': bool(true, 'Print nothing for a field or key that an object lacks, instead of failing. For templates and JSONPath.'),
  'show-managed-fields': bool(false, 'Keep metadata.managedFields in JSON and YAML.'),
  template: string('', 'A template, or the file that holds it, for -o go-template, jsonpath and their -file forms.'),
}

/** Flags of commands that print objects they made or changed (kubectl: PrintFlags). */
export const printFlags = {
  output: string('', oneOf(createFormats), { shorthand: 'o' }),
  ...templates,
}

/** Flags of get for printing (kubectl: get.PrintFlags). */
export const getPrintFlags = {
  output: string('', oneOf(getFormats), { shorthand: 'o' }),
  ...templates,
  'no-headers': bool(false, 'Leave out the headers of tables and custom columns.'),
  'show-labels': bool(false, 'Show all labels in a last column.'),
  'sort-by': string('', 'Sort lists by this field, a JSONPath such as {.metadata.name}. Its values have to be numbers or strings.'),
  'label-columns': stringSlice([], 'Labels to show as columns, with commas between or the flag repeated.', { shorthand: 'L' }),
  'show-kind': bool(false, 'Show the resource type with each name.'),
}

/** Values of {@link printFlags}, as `run` gets them. */
export interface PrintFlagValues {
  readonly output: string
  readonly template: string
  readonly 'allow-missing-template-keys': boolean
  readonly 'show-managed-fields': boolean
  readonly 'no-headers'?: boolean
}
