import type { Fields } from '../../api/object.ts'
import { parseQuantity } from '../../api/quantity.ts'
import { formatValue } from '../go/format.ts'
import { sortedKeys } from '../go/value.ts'
import type { Lines } from './contract.ts'
import { listed } from './lines.ts'
import { shorten } from './metadata.ts'

/** What is shown of a source, by label as printed; a text names the field, a function makes the value. */
type Shown = Readonly<Record<string, string | ((source: Fields) => unknown)>>
interface Source { type: string; shown: Shown }
export type Sources = Readonly<Record<string, Source>>

/** What Go has in fields that are missing, where that is not the empty text. */
const zero: Fields = { readOnly: false, partition: 0, lun: 0, chapAuthDiscovery: false, chapAuthSession: false, optional: false }
const read = { 'ReadOnly:': 'readOnly' }
const list = (field: string) => (source: Fields) => formatValue(source[field] ?? [])
const localSecret = ({ secretRef: ref }: Fields) => (ref ? `&LocalObjectReference{Name:${ref.name ?? ''},}` : 'nil')

/** The lines of the first source that an object has; undefined when it has none of these. */
export function sourceLines(object: object, sources: Sources): Lines | undefined {
  const kind = Object.keys(sources).find((key) => (object as Fields)[key])
  if (!kind) return undefined
  const { type, shown } = sources[kind]!
  const source: Fields = (object as Fields)[kind]
  return [`Type:\t${type}`, ...Object.entries(shown).map(([label, value]) => `${label}\t${typeof value === 'string' ? source[value] ?? zero[value] ?? '' : value(source)}`)]
}

/** Attributes of a CSI volume, one per line, each behind a gap of its own. */
export const attributeLines = (attributes: Readonly<Record<string, string>> = {}): Lines =>
  listed('VolumeAttributes', sortedKeys(attributes).map((key) => `    ${shorten(`${key}=${attributes[key]}`, 140)}`))
    .map((line, i) => (i ? `    ${line}` : line))

const diskFields = { 'FSType:': 'fsType', 'Partition:': 'partition', ...read }

/** Sources that pods and persistent volumes have alike. */
export const sharedSources = {
  hostPath: { type: 'HostPath (bare host directory volume)', shown: { 'Path:': 'path', 'HostPathType:': ({ type }) => type ?? '<none>' } },
  gcePersistentDisk: { type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)', shown: { 'PDName:': 'pdName', ...diskFields } },
  awsElasticBlockStore: { type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)', shown: { 'VolumeID:': 'volumeID', ...diskFields } },
  nfs: { type: 'NFS (an NFS mount that lasts the lifetime of a pod)', shown: { 'Server:': 'server', 'Path:': 'path', ...read } },
  quobyte: { type: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)", shown: { 'Registry:': 'registry', 'Volume:': 'volume', ...read } },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    shown: { 'DiskName:': 'diskName', 'DiskURI:': 'diskURI', 'Kind: ': 'kind', 'FSType:': 'fsType', 'CachingMode:': 'cachingMode', ...read },
  },
  vsphereVolume: { type: 'vSphereVolume (a Persistent Disk resource in vSphere)', shown: { 'VolumePath:': 'volumePath', 'FSType:': 'fsType', 'StoragePolicyName:': 'storagePolicyName' } },
  photonPersistentDisk: { type: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)', shown: { 'PdID:': 'pdID', 'FSType:': 'fsType' } },
  portworxVolume: { type: 'PortworxVolume (a Portworx Volume resource)', shown: { 'VolumeID:': 'volumeID' } },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    shown: { 'TargetWWNs:': ({ targetWWNs = [] }) => targetWWNs.join(', '), 'LUN:': ({ lun }) => lun ?? '<none>', 'FSType:': 'fsType', ...read },
  },
  flocker: { type: 'Flocker (a Flocker volume mounted by the Flocker agent)', shown: { 'DatasetName:': 'datasetName', 'DatasetUUID:': 'datasetUUID' } },
  storageos: {
    type: 'StorageOS (a StorageOS Persistent Disk resource)',
    shown: { 'VolumeName:': 'volumeName', 'VolumeNamespace:': 'volumeNamespace', 'FSType:': 'fsType', ...read },
  },
} satisfies Sources

/** Sources whose reference to a secret is printed differently for pods and persistent volumes. */
export const secretSources = (secret: (source: Fields) => string) => ({
  iscsi: {
    type: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    shown: {
      'TargetPortal:': 'targetPortal', 'IQN:': 'iqn', 'Lun:': 'lun', ISCSIInterface: 'iscsiInterface', 'FSType:': 'fsType', ...read, 'Portals:': list('portals'),
      'DiscoveryCHAPAuth:': 'chapAuthDiscovery', 'SessionCHAPAuth:': 'chapAuthSession', 'SecretRef:': secret, 'InitiatorName:': ({ initiatorName }) => initiatorName ?? '<none>',
    },
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    shown: {
      'CephMonitors:': list('monitors'), 'RBDImage:': 'image', 'FSType:': 'fsType', 'RBDPool:': 'pool', 'RadosUser:': 'user', 'Keyring:': 'keyring', 'SecretRef:': secret, ...read,
    },
  },
  cinder: { type: 'Cinder (a Persistent Disk resource in OpenStack)', shown: { 'VolumeID:': 'volumeID', 'FSType:': 'fsType', ...read, 'SecretRef:': secret } },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    shown: { 'Monitors:': list('monitors'), 'Path:': 'path', 'User:': 'user', 'SecretFile:': 'secretFile', 'SecretRef:': secret, ...read },
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    shown: { 'Driver:': 'driver', 'FSType:': 'fsType', 'SecretRef:': secret, ...read, 'Options:': ({ options }) => formatValue(options ?? {}) },
  },
}) satisfies Sources

/** What a pod's volume may come from, besides sources with lines of their own. */
export const podSources: Sources = {
  ...sharedSources,
  ...secretSources(localSecret),
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    shown: { 'Medium:': 'medium', 'SizeLimit:': ({ sizeLimit = '0' }) => (parseQuantity(String(sizeLimit)).nano > 0n ? sizeLimit : '<unset>') },
  },
  gitRepo: { type: 'GitRepo (a volume that is pulled from git when the pod is created)', shown: { 'Repository:': 'repository', 'Revision:': 'revision' } },
  secret: { type: 'Secret (a volume populated by a Secret)', shown: { 'SecretName:': 'secretName', 'Optional:': 'optional' } },
  configMap: { type: 'ConfigMap (a volume populated by a ConfigMap)', shown: { 'Name:': 'name', 'Optional:': 'optional' } },
  glusterfs: { type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)", shown: { 'EndpointsName:': 'endpoints', 'Path:': 'path', ...read } },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)', shown: { 'ClaimName:': 'claimName', ...read },
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    shown: {
      'Gateway:': 'gateway', 'System:': 'system', 'Protection Domain:': 'protectionDomain', 'Storage Pool:': 'storagePool', 'Storage Mode:': 'storageMode',
      'VolumeName:': 'volumeName', 'FSType:': 'fsType', ...read,
    },
  },
  azureFile: { type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)', shown: { 'SecretName:': 'secretName', 'ShareName:': 'shareName', ...read } },
  csi: { type: 'CSI (a Container Storage Interface (CSI) volume source)', shown: { 'Driver:': 'driver', 'FSType:': 'fsType', ...read } },
  image: { type: 'Image (a container image or OCI artifact)', shown: { 'Reference:': 'reference', 'PullPolicy:': 'pullPolicy' } },
}
