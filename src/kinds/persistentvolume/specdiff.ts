import type { Fields } from '../../api/object.ts'
import { unifiedDiff } from '../../api/unifieddiff.ts'
import { goJson, internalForm } from '../podspec/validate/gostruct.ts'

/** What a change to a volume or claim would alter, as the server's errors show it. Apart from the pods' own, so that these load no file for it. */
export const volumeDiff = (struct: 'PersistentVolumeSource' | 'PersistentVolumeClaimSpec', before: Fields, after: Fields): string =>
  unifiedDiff(...[before, after].map((one) => goJson(internalForm(struct, one), 1)) as [string, string])
