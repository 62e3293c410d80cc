/** Field errors of each kind of volume, in the order in which the server asks for them. */
import { follows, inRange, named, oneOf, present } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { forbidden, invalid, required, tooLong, unsupported } from '../../../api/field.ts'
import { dns1123Label, dns1123Subdomain } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { parseQuantity } from '../../../api/quantity.ts'
import { validateClaimTemplate } from './claimtemplate.ts'
import { validateDownwardFile, validateFileMode, validateKeyToPath, validateProjected } from './files.ts'
import { localPath, noBacksteps } from './paths.ts'
import { pullPolicies } from './policies.ts'

type Check = (source: Fields, path: string) => FieldError[]

const hostPathTypes = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket']
const needs = (...fields: string[]): Check => (source, path) => fields.flatMap((field) => present(Array.isArray(source[field]) ? source[field].length : source[field], `${path}.${field}`))
const both = (...checks: Check[]): Check => (source, path) => checks.flatMap((check) => check(source, path))
const partition: Check = ({ partition: value }, path) => inRange(value, 0, 255, `${path}.partition`, 'must be between 1 and 255, inclusive')
const secretName: Check = ({ secretRef }, path) => (secretRef ? present(secretRef.name, `${path}.secretRef.name`) : [])
const files = (name: string): Check => (source, path) => [
  ...present(source[name], `${path}.${name}`), ...validateFileMode(source.defaultMode, `${path}.defaultMode`),
  ...(source.items ?? []).flatMap((item: Fields, i: number) => validateKeyToPath(item, `${path}.items[${i}]`)),
]

const emptyDir: Check = ({ sizeLimit, mode }, path) => [
  ...(sizeLimit !== undefined && parseQuantity(String(sizeLimit)).nano < 0n ? [forbidden(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')] : []),
  ...inRange(mode, 0, 0o1777, `${path}.mode`, 'must be a number between 0 and 01777 (octal), both inclusive'),
]

const hostPath: Check = (source, path) => source.path
  ? [...noBacksteps(source.path, `${path}.path`), ...(source.type === undefined ? [] : oneOf(source.type, hostPathTypes, `${path}.type`))]
  : [required(`${path}.path`)]

const nfs: Check = (source, path) => [
  ...needs('server', 'path')(source, path), ...(source.path?.startsWith('/') ? [] : [invalid(`${path}.path`, source.path ?? '', 'must be an absolute path')])]

const iqn = /^iqn\.\d{4}-\d{2}\.([[a-z0-9\-.]+)(:[^,;*&$|\s]+)$/
const otherNames: Record<string, RegExp> = { eui: /^eui.[a-fA-F0-9]{16}$/, naa: /^naa.[a-fA-F0-9]{32}$/ }

const iscsi: Check = (source, path) => {
  const errors = needs('targetPortal')(source, path)
  if (!source.iqn) errors.push(required(`${path}.iqn`))
  else {
    const kind = source.iqn.slice(0, 3)
    const pattern = kind === 'iqn' ? iqn : otherNames[kind]
    if (!pattern) errors.push(invalid(`${path}.iqn`, source.iqn, 'must be valid format starting with iqn, eui, or naa'))
    else if (!pattern.test(source.iqn)) errors.push(invalid(`${path}.iqn`, source.iqn, 'must be valid format'))
  }
  errors.push(...inRange(source.lun, 0, 255, `${path}.lun`))
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef) errors.push(required(`${path}.secretRef`))
  return errors
}

const fc: Check = ({ targetWWNs, wwids, lun }, path) => {
  const errors: FieldError[] = []
  if (!targetWWNs?.length && !wwids?.length) errors.push(required(`${path}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both'))
  if (targetWWNs?.length && wwids?.length) errors.push(invalid(`${path}.targetWWNs`, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously'))
  if (targetWWNs?.length) errors.push(...(lun === undefined ? [required(`${path}.lun`, 'lun is required if targetWWNs is specified')] : inRange(lun, 0, 255, `${path}.lun`)))
  return errors
}

const flocker: Check = ({ datasetName = '', datasetUUID = '' }, path) => [
  ...(datasetName || datasetUUID ? [] : [required(path, 'one of datasetName and datasetUUID is required')]),
  ...(datasetName && datasetUUID ? [invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously')] : []),
  ...(datasetName.includes('/') ? [invalid(`${path}.datasetName`, datasetName, "must not contain '/'")] : []),
]

const quobyte: Check = (source, path) => {
  const pairs = 'must be a host:port pair or multiple pairs separated by commas'
  const errors: FieldError[] = []
  if (!source.registry) errors.push(required(`${path}.registry`, pairs))
  else if (source.tenant?.length >= 65) errors.push(required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters'))
  else for (const pair of source.registry.split(',')) if (!/^([^:[\]]*|\[[^[\]]*\]):[^:]*$/.test(pair)) errors.push(invalid(`${path}.registry`, source.registry, pairs))
  return [...errors, ...present(source.volume, `${path}.volume`)]
}

const flexVolume: Check = (source, path) => [
  ...present(source.driver, `${path}.driver`),
  ...Object.keys(source.options ?? {}).sort().filter((key) => /(^|\.)(kubernetes|k8s)\.io$/i.test(key.split('/')[0]!))
    .map((key) => invalid(`${path}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved')),
]

const azureDisk: Check = (source, path) => {
  const errors = needs('diskName', 'diskURI')(source, path)
  if (source.cachingMode !== undefined) errors.push(...oneOf(source.cachingMode, ['None', 'ReadOnly', 'ReadWrite'], `${path}.cachingMode`))
  if (source.kind === undefined) return errors
  errors.push(...oneOf(source.kind, ['Dedicated', 'Managed', 'Shared'], `${path}.kind`))
  const managed = source.kind === 'Managed', uri = source.diskURI ?? ''
  if (managed && !uri.startsWith('/subscriptions/')) errors.push(unsupported(`${path}.diskURI`, uri, ['/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}']))
  if (!managed && !uri.startsWith('https://')) errors.push(unsupported(`${path}.diskURI`, uri, ['https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd']))
  return errors
}

const storageos: Check = (source, path) => [
  ...named(dns1123Label, source.volumeName, `${path}.volumeName`),
  ...(source.volumeNamespace ? follows(dns1123Label, source.volumeNamespace, `${path}.volumeNamespace`) : []), ...secretName(source, path)]

const csi: Check = ({ driver = '', nodePublishSecretRef: secret }, path) => {
  const errors = driver ? follows((name) => dns1123Subdomain(name.toLowerCase()), driver, `${path}.driver`) : [required(`${path}.driver`)]
  if (driver.length > 63) errors.unshift(tooLong(`${path}.driver`, 63))
  if (secret) errors.push(...(secret.name ? follows(dns1123Subdomain, secret.name, `${path}.name`) : [required(`${path}.nodePublishSecretRef.name`)]))
  return errors
}

export const volumeSources: Readonly<Record<string, Check>> = {
  emptyDir,
  hostPath,
  gitRepo: (source, path) => [...present(source.repository, `${path}.repository`), ...localPath(source.directory, `${path}.directory`)],
  gcePersistentDisk: both(needs('pdName'), partition),
  awsElasticBlockStore: both(needs('volumeID'), partition),
  secret: files('secretName'),
  nfs,
  iscsi,
  glusterfs: needs('endpoints', 'path'),
  flocker,
  persistentVolumeClaim: needs('claimName'),
  rbd: needs('monitors', 'image'),
  cinder: both(needs('volumeID'), secretName),
  cephfs: needs('monitors'),
  quobyte,
  downwardAPI: (source, path) => [...validateFileMode(source.defaultMode, `${path}.defaultMode`), ...(source.items ?? []).flatMap((file: Fields) => validateDownwardFile(file, path))],
  fc,
  flexVolume,
  configMap: files('name'),
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk,
  storageos,
  projected: validateProjected,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi,
  ephemeral: validateClaimTemplate,
  image: (source, path) => [...present(source.reference, `${path}.reference`), ...(source.pullPolicy ? oneOf(source.pullPolicy, pullPolicies, `${path}.pullPolicy`) : [required(`${path}.pullPolicy`)])],
}
