import { sortedKeys } from '../go/value.ts'
import type { Describer } from './contract.ts'
import { eventLines } from './events.ts'
import { metadataLines, nameLines } from './metadata.ts'

/** kubectl: describe.ConfigMapDescriber */
export const describeConfigMap: Describer = async (map, related) => {
  const { metadata, data = {}, binaryData = {} } = map
  return [
    ...nameLines(map),
    ...metadataLines(metadata),
    '', 'Data', '====',
    ...sortedKeys(data).flatMap((key) => [`${key}:`, '----', data[key], '']),
    '', 'BinaryData', '====',
    ...sortedKeys(binaryData).map((key) => `${key}: ${Buffer.from(binaryData[key], 'base64').length} bytes`),
    '',
    ...await eventLines(map, related),
  ]
}
