import { follows } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Subdomain } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { canonicalQuantity, parseQuantity } from '../../api/quantity.ts'
import { rfc3339 } from '../../api/time.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { volumeDiff } from './specdiff.ts'
import { accessModesText, classText, phaseText, VOLUME_SOURCES } from './texts.ts'

const MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const POLICIES = ['Delete', 'Recycle', 'Retain']

function validate({ spec }: KubeObject): FieldError[] {
  const { accessModes = [], capacity = {}, persistentVolumeReclaimPolicy: policy, volumeMode, storageClassName } = spec, errors: FieldError[] = []
  if (!accessModes.length) errors.push(required('spec.accessModes'))
  for (const mode of accessModes) if (!MODES.includes(mode)) errors.push(unsupported('spec.accessModes', mode, MODES))
  if (accessModes.includes('ReadWriteOncePod') && accessModes.some((mode: string) => mode !== 'ReadWriteOncePod' && MODES.includes(mode))) errors.push(forbidden('spec.accessModes', 'may not use ReadWriteOncePod with other access modes'))
  if (!Object.keys(capacity).length) errors.push(required('spec.capacity'))
  if (capacity.storage === undefined || Object.keys(capacity).length > 1) errors.push(unsupported('spec.capacity', Object.keys(capacity).length ? capacity : null, ['storage']))
  for (const name of Object.keys(capacity)) {
    if (parseQuantity(String(capacity[name])).nano <= 0n) errors.push(invalid(`spec.capacity[${name}]`, canonicalQuantity(String(capacity[name])), 'must be greater than zero'))
  }
  if (policy && !POLICIES.includes(policy)) errors.push(unsupported('spec.persistentVolumeReclaimPolicy', policy, POLICIES))
  errors.push(...validateSource(spec))
  if (storageClassName) errors.push(...follows(dns1123Subdomain, storageClassName, 'spec.storageClassName'))
  if (volumeMode !== undefined && volumeMode !== 'Block' && volumeMode !== 'Filesystem') errors.push(unsupported('spec.volumeMode', volumeMode, ['Block', 'Filesystem']))
  return errors
}

function validateSource(spec: Fields): FieldError[] {
  const given = VOLUME_SOURCES.filter((source) => spec[source])
  const errors = given.slice(1).map((source) => forbidden(`spec.${source}`, 'may not specify more than 1 volume type'))
  if (!given.length) errors.push(required('spec', 'must specify a volume type'))
  if (given[0] === 'hostPath' && !spec.hostPath.path) errors.push(required('spec.hostPath.path'))
  if (given[0] === 'local' && !spec.nodeAffinity) errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'))
  return errors
}

export const kind = defineKind({
  type: 'core/v1.PersistentVolume',
  returnsDeleted: true,
  hasGeneration: false,
  defaults(volume) {
    const spec = (volume.spec ??= {})
    spec.persistentVolumeReclaimPolicy ||= 'Retain'
    spec.volumeMode ??= 'Filesystem'
    if (spec.hostPath) spec.hostPath.type ??= ''
    if (spec.claimRef) spec.claimRef = { kind: 'PersistentVolumeClaim', apiVersion: 'v1', ...spec.claimRef }
  },
  prepareForCreate(volume, ctx) {
    volume.status = { phase: 'Pending', lastPhaseTransitionTime: rfc3339(ctx.now) }
    if (!volume.metadata.finalizers?.includes('kubernetes.io/pv-protection')) volume.metadata.finalizers = [...(volume.metadata.finalizers ?? []), 'kubernetes.io/pv-protection']
  },
  validate,
  validateUpdate(volume, old, ctx) {
    if (ctx.subresource === 'status') return []
    const source = VOLUME_SOURCES.find((name) => !same(volume.spec[name], old.spec[name]))
    return [
      ...validate(volume),
      ...(source ? [forbidden('spec.persistentvolumesource', `spec.persistentvolumesource is immutable after creation\n${volumeDiff('PersistentVolumeSource', old.spec, volume.spec)}`)] : []),
      ...(volume.spec.volumeMode === old.spec.volumeMode ? [] : [invalid('volumeMode', volume.spec.volumeMode, 'field is immutable')]),
    ]
  },
  columns: [
    nameColumn,
    textColumn('Capacity', ({ spec }) => spec?.capacity?.storage ?? '0'),
    textColumn('Access Modes', ({ spec }) => accessModesText(spec?.accessModes)),
    textColumn('Reclaim Policy', ({ spec }) => spec?.persistentVolumeReclaimPolicy),
    textColumn('Status', phaseText),
    textColumn('Claim', ({ spec }) => (spec?.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '')),
    textColumn('StorageClass', classText),
    textColumn('VolumeAttributesClass', ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>'),
    textColumn('Reason', ({ status }) => status?.reason),
    ageColumn,
    textColumn('VolumeMode', ({ spec }) => spec?.volumeMode ?? '<unset>', 1),
  ],
})
