import { formatLabels } from '../../api/labels.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { validatePodTemplate } from '../podspec/validate/template.ts'
import { podWarnings } from '../podspec/warnings.ts'
import { containerColumns, nameColumn, textColumn } from '../columns.ts'

export const kind = defineKind({
  type: 'core/v1.PodTemplate',
  hasGeneration: true,
  defaults: (template) => defaultPodSpec(((template.template ??= {}).spec ??= {})),
  validate: (template) => validatePodTemplate(template.template, 'template'),
  warnings: (template) => podWarnings(template.template?.metadata, template.template?.spec ?? {}, 'template.'),
  columns: [
    nameColumn,
    ...containerColumns(({ template }) => template?.spec, 0),
    textColumn('Pod Labels', ({ template }) => formatLabels(template?.metadata?.labels)),
  ],
})
