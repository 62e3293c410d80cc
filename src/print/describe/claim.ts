import type { Fields, KubeObject } from '../../api/object.ts'
import type { Lines } from './contract.ts'
import { row, rowIf } from './lines.ts'
import { annotationLines, labelLines } from './metadata.ts'

/** `RWO,ROX`: access modes in short, in a fixed order. */
export function accessModesText(modes: readonly string[] = []): string {
  return Object.entries({ ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' })
    .filter(([mode]) => modes.includes(mode)).map(([, short]) => short).join(',')
}

/** The storage class of a volume or claim, from its field or the older annotation. */
export const storageClassOf = ({ metadata, spec }: { metadata: KubeObject['metadata']; spec?: Fields }): string =>
  metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec?.storageClassName ?? ''

/** A claim's own capacity and modes count once it has a volume. */
export function capacityLines({ spec = {}, status = {} }: { spec?: Fields; status?: Fields }): Lines {
  const bound = Boolean(spec.volumeName)
  return [
    row('Capacity', bound ? status.capacity?.storage ?? '0' : ''),
    row('Access Modes', bound ? accessModesText(status.accessModes) : ''),
    ...rowIf('VolumeMode', spec.volumeMode),
    ...dataSourceLines(spec.dataSource),
  ]
}

function dataSourceLines(source: Fields | undefined): Lines {
  if (!source) return []
  return ['DataSource:', ...rowIf('  APIGroup', source.apiGroup), row('  Kind', source.kind), row('  Name', source.name)]
}

/** The claim inside an ephemeral volume. kubectl indents each part of its labels and annotations anew, which shows as wide gaps. */
export function claimLines(claim: { metadata: KubeObject['metadata']; spec: Fields }): Lines {
  const { metadata, spec } = claim
  const spread = (lines: Lines): Lines => lines.map((line) => line.replace(/\t/, line.startsWith('\t') ? '    \t    ' : '\t    ').replaceAll('\n', '\n        '))
  return [
    row('StorageClass', storageClassOf(claim)),
    row('Volume', spec.volumeName ?? ''),
    ...spread(labelLines(metadata.labels)),
    ...spread(annotationLines(metadata.annotations)),
    ...capacityLines({ spec }),
  ]
}
