import type { Fields } from '../../api/object.ts'
import { isLatest } from './image.ts'

const fileMode = 0o644

/** Values that a volume source gets for fields left out. Specified in `kubernetes: apis/core/v1` defaults. */
const plain: Record<string, Fields> = {
  hostPath: { type: '' },
  secret: { defaultMode: fileMode },
  configMap: { defaultMode: fileMode },
  downwardAPI: { defaultMode: fileMode },
  projected: { defaultMode: fileMode },
  iscsi: { iscsiInterface: 'default' },
  rbd: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  azureDisk: { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' },
  scaleIO: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
}

/** Fills in one volume; a volume without source becomes an emptyDir. */
export function defaultVolume(volume: Fields): void {
  const sources = Object.keys(volume).filter((key) => key !== 'name' && volume[key] !== undefined && volume[key] !== null)
  if (!sources.length) volume.emptyDir = {}
  for (const source of sources) {
    const values = plain[source] ?? {}
    for (const field in values) if (volume[source][field] === undefined || volume[source][field] === null) volume[source][field] = values[field]
  }
  defaultDownwardItems(volume.downwardAPI)
  for (const source of volume.projected?.sources ?? []) {
    defaultDownwardItems(source.downwardAPI)
    if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600
  }
  if (volume.ephemeral?.volumeClaimTemplate?.spec) volume.ephemeral.volumeClaimTemplate.spec.volumeMode ??= 'Filesystem'
  if (volume.image && !volume.image.pullPolicy) volume.image.pullPolicy = isLatest(volume.image.reference) ? 'Always' : 'IfNotPresent'
}

function defaultDownwardItems(source: Fields | undefined): void {
  for (const { fieldRef, resourceFieldRef } of source?.items ?? []) {
    if (fieldRef && !fieldRef.apiVersion) fieldRef.apiVersion = 'v1'
    if (resourceFieldRef) resourceFieldRef.divisor ??= '0'
  }
}
