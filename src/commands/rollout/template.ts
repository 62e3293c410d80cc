import type { Fields } from '../../api/object.ts'

/** A pod template as history --revision and undo --dry-run=client show it. */
export async function templateText(template: Fields): Promise<string> {
  const { describePodTemplate } = await import('../../print/describe/podtemplate.ts')
  return describePodTemplate(template)
}
