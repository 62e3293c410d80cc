import { formatLabels } from '../../api/labels.ts'
import { same } from '../../api/object.ts'
import { containerColumns, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { defaultPodSpec } from '../podspec/defaults.ts'
import { validatePodTemplate } from '../podspec/validate/template.ts'

export const kind = defineKind({
  type: 'core/v1.PodTemplate',
  returnsDeleted: true,
  hasGeneration: false,
  defaults: (object) => defaultPodSpec(((object.template ??= {}).spec ??= {})),
  prepareForCreate(object) {
    object.metadata.generation = 1
  },
  prepareForUpdate(object, old) {
    object.metadata.generation = (old.metadata.generation ?? 0) + (same(object.template, old.template) ? 0 : 1)
  },
  validate: (object) => validatePodTemplate(object.template, 'template'),
  validateUpdate: (object) => validatePodTemplate(object.template, 'template'),
  columns: [nameColumn, ...containerColumns(({ template }) => template?.spec, 0), textColumn('Pod Labels', ({ template }) => formatLabels(template?.metadata?.labels))],
})
