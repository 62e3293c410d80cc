import type { EphemeralVolumeSource, ProjectedVolumeSource, Volume } from '../../api/types/core.v1.ts'
import { claimLines } from './claim.ts'
import type { Lines } from './contract.ts'
import { indent, row } from './lines.ts'
import { attributeLines, podSources, sourceLines } from './volumesources.ts'

/** `Volumes:` of a pod, or one level further in, of a template. `kubectl: describe.describeVolumes` */
export function volumeLines(volumes: readonly Volume[] = [], nested = false): Lines {
  const margin = nested ? '  ' : ''
  if (!volumes.length) return [`${margin}${row('Volumes', '<none>')}`]
  return [`${margin}Volumes:`, ...volumes.flatMap((volume) => [`${nested ? '   ' : '  '}${volume.name}:`, ...oneVolume(volume)])]
}

function oneVolume(volume: Volume): Lines {
  const { downwardAPI, projected, ephemeral, csi } = volume
  if (downwardAPI) {
    const items = (downwardAPI.items ?? []).flatMap(({ path, fieldRef, resourceFieldRef }) => [fieldRef?.fieldPath, resourceFieldRef?.resource].filter(Boolean).map((from) => `${from} -> ${path}`))
    return indent(2, [row('Type', 'DownwardAPI (a volume populated by information about the pod)'), 'Items:', ...indent(1, items)])
  }
  if (projected) return indent(2, projectedLines(projected))
  if (ephemeral) return indent(2, ephemeralLines(ephemeral))
  const lines = sourceLines(volume, podSources)
  return lines ? indent(2, [...lines, ...(csi ? attributeLines(csi.volumeAttributes) : [])]) : ['  <unknown>']
}

function projectedLines({ sources }: ProjectedVolumeSource): Lines {
  return [
    row('Type', 'Projected (a volume that contains injected data from multiple sources)'),
    ...(sources ?? []).flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }) => {
      if (secret) return [row('SecretName', secret.name ?? ''), row('Optional', Boolean(secret.optional))]
      if (downwardAPI) return [row('DownwardAPI', true)]
      if (configMap) return [row('ConfigMapName', configMap.name ?? ''), row('Optional', Boolean(configMap.optional))]
      return serviceAccountToken ? [row('TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 0)] : []
    }),
  ]
}

function ephemeralLines({ volumeClaimTemplate: template }: EphemeralVolumeSource): Lines {
  return [
    row('Type', 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)'),
    ...(template ? claimLines({ metadata: template.metadata ?? {}, spec: template.spec }) : []),
  ]
}
