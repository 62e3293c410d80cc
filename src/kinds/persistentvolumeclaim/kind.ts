import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { compareQuantities, parseQuantity } from '../../api/quantity.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { volumeDiff } from '../persistentvolume/specdiff.ts'
import { checkResize } from './resize.ts'
import { defaultClassName } from '../defaultclass.ts'
import { accessModesText, classText, phaseText } from '../persistentvolume/texts.ts'
import { validateClaimSpec } from '../podspec/validate/claimtemplate.ts'

const PROTECTION = 'kubernetes.io/pvc-protection'
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class'
const CLASS = 'volume.beta.kubernetes.io/storage-class'

const withoutGrowth = ({ resources, volumeAttributesClassName: _class, ...spec }: Fields): Fields => ({ ...spec, resources: { ...resources, requests: { ...resources?.requests, storage: undefined } } })

/** Only a bound claim may grow; the binder may name its volume, and a class may be filled in. */
function validateUpdate(claim: KubeObject, old: KubeObject): FieldError[] {
  const errors = validateClaimSpec(claim.spec, 'spec')
  const bound = claim.status?.phase === 'Bound'
  const before: Fields = { ...old.spec }
  if (!before.volumeName) before.volumeName = claim.spec.volumeName
  if (before.storageClassName === undefined) before.storageClassName = claim.spec.storageClassName
  const [now, then] = bound ? [withoutGrowth(claim.spec), withoutGrowth(before)] : [claim.spec, before]
  if (!same(now, then)) errors.push(forbidden('spec', `spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n${volumeDiff('PersistentVolumeClaimSpec', before, claim.spec)}`))
  const size = (spec: Fields) => parseQuantity(String(spec.resources?.requests?.storage ?? '0'))
  const actual = parseQuantity(String(claim.status?.capacity?.storage ?? '0'))
  if (compareQuantities(size(claim.spec), size(old.spec)) < 0 && compareQuantities(size(claim.spec), actual) <= 0) {
    errors.push(forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'))
  }
  if (claim.spec.volumeMode !== old.spec.volumeMode) errors.push(invalid('volumeMode', claim.spec.volumeMode, 'field is immutable'))
  return errors
}

export const kind = defineKind({
  type: 'core/v1.PersistentVolumeClaim',
  returnsDeleted: true,
  hasGeneration: false,
  defaults(claim) {
    (claim.spec ??= {}).volumeMode ??= 'Filesystem'
  },
  prepareForCreate(claim) {
    claim.status = { phase: 'Pending' }
  },
  admit(claim, old, ctx) {
    if (ctx.subresource) return
    if (old) return checkResize(claim, old, ctx)
    if (!claim.metadata.finalizers?.includes(PROTECTION)) claim.metadata.finalizers = [...(claim.metadata.finalizers ?? []), PROTECTION]
    if (claim.spec.storageClassName !== undefined || claim.metadata.annotations?.[CLASS] !== undefined) return
    const name = defaultClassName(ctx.list('storageclasses.storage.k8s.io'), DEFAULT_CLASS)
    if (name) claim.spec.storageClassName = name
  },
  validate: (claim) => validateClaimSpec(claim.spec, 'spec'),
  validateUpdate: (claim, old, ctx) => (ctx.subresource === 'status' ? [] : validateUpdate(claim, old)),
  columns: [
    nameColumn,
    textColumn('Status', phaseText),
    textColumn('Volume', ({ spec }) => spec?.volumeName),
    textColumn('Capacity', ({ spec, status }) => (spec?.volumeName ? status?.capacity?.storage ?? '0' : '')),
    textColumn('Access Modes', ({ spec, status }) => (spec?.volumeName ? accessModesText(status?.accessModes) : '')),
    textColumn('StorageClass', classText),
    textColumn('VolumeAttributesClass', ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>'),
    ageColumn,
    textColumn('VolumeMode', ({ spec }) => spec?.volumeMode ?? '<unset>', 1),
  ],
})
