import type { KubeObject } from '../../api/object.ts'
import { compareQuantities, parseQuantity } from '../../api/quantity.ts'
import { forbiddenError } from '../../api/status.ts'
import type { Lookup } from '../contract.ts'
import { classText } from '../persistentvolume/texts.ts'
import { validateClaimSpec } from '../podspec/validate/claimtemplate.ts'

const sizeOf = ({ spec }: KubeObject) => parseQuantity(String(spec.resources?.requests?.storage ?? '0'))

/** The admission plugin PersistentVolumeClaimResize: who may grow. @throws ApiError 403 */
export function checkResize(claim: KubeObject, old: KubeObject, ctx: Lookup): void {
  // A claim that cannot be read is validation's to refuse.
  if (validateClaimSpec(claim.spec, 'spec').length || compareQuantities(sizeOf(claim), sizeOf(old)) <= 0 || !isOnlyGrowth(claim, old)) return
  const refuse = (text: string) => forbiddenError({ group: '', resource: 'persistentvolumeclaims' }, claim.metadata.name!, text)
  if (old.status?.phase !== 'Bound') throw refuse('Only bound persistent volume claims can be expanded')
  const name = classText(claim), storageClass = name && name === classText(old) ? ctx.get('storageclasses.storage.k8s.io', undefined, name) : undefined
  if (!storageClass?.allowVolumeExpansion) throw refuse('only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize')
}

/** Other changes are refused before growth is looked at. */
function isOnlyGrowth({ spec }: KubeObject, { spec: was, status }: KubeObject): boolean {
  return status?.phase !== 'Bound' ? false : ['accessModes', 'volumeName', 'volumeMode', 'storageClassName'].every((field) => JSON.stringify(spec[field]) === JSON.stringify(was[field]))
}
