/** Output formats of commands that print what they made or changed, in the order of error texts. */
export const createFormats = ['go-template', 'go-template-file', 'json', 'jsonpath', 'jsonpath-as-json', 'jsonpath-file', 'kyaml', 'name', 'template', 'templatefile', 'yaml'] as const

/** Output formats of get. */
export const getFormats = ['custom-columns', 'custom-columns-file', ...createFormats.slice(0, 7), 'name', 'template', 'templatefile', 'wide', 'yaml'] as const

/** kubectl: NoCompatiblePrinterError. */
export function noPrinterText(output: string, allowed: readonly string[]): string {
  return `unable to match a printer suitable for the output format ${JSON.stringify(output)}, allowed formats are: ${[...allowed].sort().join(',')}`
}
