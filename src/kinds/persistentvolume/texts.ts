import type { Fields } from '../../api/object.ts'

const CLASS = 'volume.beta.kubernetes.io/storage-class'
const SHORT: Record<string, string> = { ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' }

/** The fields of which a volume has exactly one. */
export const VOLUME_SOURCES = [
  'hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'glusterfs', 'flocker', 'nfs', 'rbd', 'quobyte', 'cephfs', 'iscsi', 'cinder', 'fc', 'flexVolume',
  'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'scaleIO', 'local', 'storageos', 'csi',
]

/** `RWO,ROX`: without doubles, in the server's order. */
export const accessModesText = (modes: readonly string[] = []): string => Object.keys(SHORT).filter((mode) => modes.includes(mode)).map((mode) => SHORT[mode]).join(',')

/** The storage class; an old annotation goes before the field. */
export const classText = ({ metadata, spec }: Fields): string => metadata.annotations?.[CLASS] ?? spec?.storageClassName ?? ''

export const phaseText = ({ metadata, status }: Fields): string => (metadata.deletionTimestamp ? 'Terminating' : status?.phase ?? '')
