/** Field errors of a pod's volumes. */
import { named } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, required } from '../../../api/field.ts'
import { dns1123Label, dns1123Subdomain } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import { volumeSources } from './volumesources.ts'

/** Checks all volumes, and gives back those that containers may mount. */
export function validateVolumes(list: readonly Fields[] | undefined, path: string, podName?: string): { volumes: Map<string, Fields>; errors: FieldError[] } {
  const volumes = new Map<string, Fields>()
  const all = list ?? []
  const created = podName ? all.filter(({ ephemeral }) => ephemeral).map(({ name }) => `${podName}-${name}`) : []
  const errors = all.flatMap((volume, i) => {
    const at = `${path}[${i}]`
    const own = [...validateSource(volume, at, podName), ...named(dns1123Label, volume.name, `${at}.name`)]
    if (volumes.has(volume.name)) own.push(duplicate(`${at}.name`, volume.name))
    if (!own.length) volumes.set(volume.name, volume)
    const claim = volume.persistentVolumeClaim?.claimName
    if (claim && created.includes(claim)) own.push(invalid(`${at}.persistentVolumeClaim.claimName`, claim, 'must not reference a PVC that gets created for an ephemeral volume'))
    return own
  })
  return { volumes, errors }
}

/** Error paths that the server spells unlike the field. */
const misspelt: Record<string, string> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' }

function validateSource(volume: Fields, path: string, podName: string | undefined): FieldError[] {
  const errors: FieldError[] = []
  let found = false
  for (const source in volumeSources) {
    const value = volume[source]
    if (value === undefined || value === null) continue
    if (found) errors.push(forbidden(`${path}.${misspelt[source] ?? source}`, 'may not specify more than 1 volume type'))
    else {
      const at = source === 'gcePersistentDisk' ? `${path}.persistentDisk` : `${path}.${source}`
      errors.push(...volumeSources[source]!(value, at))
      if (source === 'ephemeral' && podName && volume.name) {
        const claim = `${podName}-${volume.name}`
        errors.push(...dns1123Subdomain(claim).map((message) => invalid(`${path}.name`, volume.name, `PVC name ${JSON.stringify(claim)}: ${message}`)))
      }
    }
    found = true
  }
  if (volume.iscsi?.initiatorName !== undefined && `${volume.name}:${volume.iscsi.targetPortal}`.length > 64) {
    errors.push(invalid(`${path}.name`, volume.name, 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.'))
  }
  return found ? errors : [...errors, required(path, 'must specify a volume type')]
}
