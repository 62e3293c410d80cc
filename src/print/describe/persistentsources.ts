import { type Sources, secretSources, sharedSources } from './volumesources.ts'

const read = { 'ReadOnly:': 'readOnly' }

/** What a persistent volume may come from. */
export const persistentSources: Sources = {
  ...sharedSources,
  ...secretSources(({ secretRef: ref }) => (ref ? `&SecretReference{Name:${ref.name ?? ''},Namespace:${ref.namespace ?? ''},}` : 'nil')),
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    shown: { 'EndpointsName:': 'endpoints', 'EndpointsNamespace:': ({ endpointsNamespace }) => endpointsNamespace ?? '<unset>', 'Path:': 'path', ...read },
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    shown: {
      'Gateway:': 'gateway', 'System:': 'system', 'Protection Domain:': 'protectionDomain', 'Storage Pool:': 'storagePool', 'Storage Mode:': 'storageMode',
      'VolumeName:': 'volumeName', 'SecretName:': ({ secretRef }) => secretRef?.name ?? '', 'SecretNamespace:': ({ secretRef }) => secretRef?.namespace ?? '',
      'FSType:': 'fsType', ...read,
    },
  },
  local: { type: 'LocalVolume (a persistent volume backed by local storage on a node)', shown: { 'Path:': 'path' } },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    shown: { 'SecretName:': 'secretName', 'SecretNamespace:': 'secretNamespace', 'ShareName:': 'shareName', ...read },
  },
  csi: {
    type: 'CSI (a Container Storage Interface (CSI) volume source)',
    shown: { 'Driver:': 'driver', 'FSType:': 'fsType', 'VolumeHandle:': 'volumeHandle', ...read },
  },
}
