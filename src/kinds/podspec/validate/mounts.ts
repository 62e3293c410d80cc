/** Field errors of volume mounts and devices of one container. */
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, notFound, required, unsupported } from '../../../api/field.ts'
import type { Fields } from '../../../api/object.ts'
import { localPath, noBacksteps } from './paths.ts'

/** The volumes that passed validation, by name. */
export type Volumes = ReadonlyMap<string, Fields>

export function validateMounts(container: Fields, volumes: Volumes, path: string): FieldError[] {
  const devices: Fields[] = container.volumeDevices ?? []
  const seen = new Set<string>()
  return (container.volumeMounts ?? []).flatMap((mount: Fields, i: number) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (!mount.name) errors.push(required(`${at}.name`))
    if (!volumes.has(mount.name ?? '')) errors.push(notFound(`${at}.name`, mount.name ?? ''))
    if (!mount.mountPath) errors.push(required(`${at}.mountPath`))
    if (seen.has(mount.mountPath)) errors.push(invalid(`${at}.mountPath`, mount.mountPath, 'must be unique'))
    seen.add(mount.mountPath)
    if (devices.some(({ name }) => name === mount.name)) errors.push(invalid(`${at}.name`, mount.name, 'must not already exist in volumeDevices'))
    if (devices.some(({ devicePath }) => devicePath === mount.mountPath)) errors.push(invalid(`${at}.mountPath`, mount.mountPath, 'must not already exist as a path in volumeDevices'))
    if (mount.subPath) errors.push(...localPath(mount.subPath, `${path}.subPath`))
    if (mount.subPathExpr) {
      if (mount.subPath) errors.push(invalid(`${at}.subPathExpr`, mount.subPathExpr, 'subPathExpr and subPath are mutually exclusive'))
      errors.push(...localPath(mount.subPathExpr, `${path}.subPathExpr`))
    }
    errors.push(...validatePropagation(mount, container, path), ...validateRecursiveReadOnly(mount, `${path}.recursiveReadOnly`), ...validateBindOptions(mount, volumes, `${at}.bindMountOptions`))
    return errors
  })
}

function validatePropagation({ mountPropagation: mode }: Fields, container: Fields, path: string): FieldError[] {
  if (mode === undefined) return []
  const at = `${path}.mountPropagation`, supported = ['Bidirectional', 'HostToContainer', 'None']
  if (!supported.includes(mode)) return [unsupported(at, mode, supported)]
  return mode === 'Bidirectional' && !container.securityContext?.privileged ? [forbidden(at, 'Bidirectional mount propagation is available only to privileged containers')] : []
}

function validateRecursiveReadOnly({ recursiveReadOnly: mode, readOnly, mountPropagation }: Fields, at: string): FieldError[] {
  if (mode === undefined || mode === 'Disabled') return []
  if (mode !== 'Enabled' && mode !== 'IfPossible') return [unsupported(at, mode, ['Disabled', 'Enabled', 'IfPossible'])]
  const errors: FieldError[] = []
  if (!readOnly) errors.push(forbidden(at, 'may only be specified when readOnly is true'))
  if (mountPropagation && mountPropagation !== 'None') errors.push(forbidden(at, 'may only be specified when mountPropagation is None or not specified'))
  return errors
}

function validateBindOptions({ bindMountOptions: options, name }: Fields, volumes: Volumes, at: string): FieldError[] {
  if (!options?.length) return []
  const supported = ['nodev', 'noexec', 'nosuid']
  const errors: FieldError[] = options.flatMap((option: string, i: number) => [
    ...(supported.includes(option) ? [] : [unsupported(`${at}[${i}]`, option, supported)]),
    ...(options.indexOf(option) < i ? [duplicate(`${at}[${i}]`, option)] : []),
  ])
  if (volumes.get(name)?.image) errors.push(invalid(at, options, 'bindMountOptions may not be used with image volumes'))
  return errors
}

export function validateDevices(container: Fields, volumes: Volumes, path: string): FieldError[] {
  const mounts: Fields[] = container.volumeMounts ?? []
  const names = new Set<string>(), paths = new Set<string>()
  return (container.volumeDevices ?? []).flatMap(({ name = '', devicePath = '' }: Fields, i: number) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    const volume = volumes.get(name)
    if (!name) errors.push(required(`${at}.name`))
    if (names.has(name)) errors.push(invalid(`${at}.name`, name, 'must be unique'))
    if (volume && !volume.persistentVolumeClaim && !volume.ephemeral) errors.push(invalid(`${at}.name`, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'))
    if (!volume) errors.push(notFound(`${at}.name`, name))
    if (!devicePath) errors.push(required(`${at}.devicePath`))
    if (paths.has(devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, 'must be unique'))
    if (noBacksteps(devicePath, at).length) errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"))
    else paths.add(devicePath)
    if (mounts.some((mount) => mount.name === name)) errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeMounts'))
    if (mounts.some((mount) => mount.mountPath === devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'))
    if (name) names.add(name)
    return errors
  })
}
