import type { Fields } from '../../api/object.ts'
import type { PodTemplateSpec } from '../../api/types/core.v1.ts'

/** A pod template as history --revision and undo --dry-run=client show it: tabs are left as they are. */
export async function templateText(template: Fields): Promise<string> {
  const { describePodTemplate } = await import('../../print/describe/podtemplate.ts')
  return describePodTemplate(template as PodTemplateSpec).map((line) => `${line}\n`).join('')
}
