import type { Secret } from '../../api/types/core.v1.ts'
import { sortedKeys } from '../go/value.ts'
import type { Describer } from './contract.ts'
import { row } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

const tokenType = 'kubernetes.io/service-account-token'

/** Only sizes are shown, but for tokens of service accounts. `kubectl: describe.SecretDescriber` */
export const describeSecret: Describer = (secret: Secret) => {
  const { data = {}, type = '' } = secret
  const shown = (key: string) => {
    const bytes = Buffer.from(data[key]!, 'base64')
    return row(key, key === 'token' && type === tokenType ? bytes.toString() : `${bytes.length} bytes`)
  }
  return [...nameLines(secret as never), ...metadataLines(secret.metadata!), '', row('Type', type), '', 'Data', '====', ...sortedKeys(data).map(shown)]
}
