import type { ServiceAccount } from '../../api/types/core.v1.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { listed } from './lines.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.ServiceAccountDescriber */
export const describeServiceAccount: Describer = async (account: ServiceAccount, related) => [
  ...nameLines(account as never),
  ...metadataLines(account.metadata!),
  ...listed('Image pull secrets', (account.imagePullSecrets ?? []).map(({ name }) => name ?? '')),
  ...await eventLines(account as never, related),
]
